import type { ComponentChildren } from "preact";
import { linked } from "./linked";

/** Whose words: the reader's own, a person's, the bot's, somebody else's. */
export type Tone = "own" | "person" | "bot" | "plain";

/** What somebody said, with web addresses as links; `children` come below the text. */
export function Bubble(props: {
  tone: Tone;
  text: string;
  /** The text's, for those who have it read aloud. */
  language?: string | null;
  children?: ComponentChildren;
}) {
  return (
    <div class={`bubble ${props.tone}`} lang={props.language ?? undefined}>
      {linked(props.text)}
      {props.children}
    </div>
  );
}
