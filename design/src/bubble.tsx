import type { ComponentChildren } from "preact";
import { linked } from "./linked";

/** Whose words: of whoever looks at them, of a person, of the bot, of somebody else. */
export type Tone = "own" | "person" | "bot" | "plain";

/** What somebody said, its web addresses as links; `children` stand below the text. */
export function Bubble(props: { tone: Tone; text: string; children?: ComponentChildren }) {
  return (
    <div class={`bubble ${props.tone}`}>
      {linked(props.text)}
      {props.children}
    </div>
  );
}
