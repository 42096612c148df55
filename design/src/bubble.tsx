import type { ComponentChildren } from "preact";
import { linked } from "./linked";

/** Whose words: the reader's own, a person's, the bot's, somebody else's. */
export type Tone = "own" | "person" | "bot" | "plain";

/** What somebody said, with web addresses as links; `children` come below the text. */
export function Bubble(props: { tone: Tone; text: string; children?: ComponentChildren }) {
  return (
    <div class={`bubble ${props.tone}`}>
      {linked(props.text)}
      {props.children}
    </div>
  );
}
