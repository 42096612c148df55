import type { ComponentChildren } from "preact";
import { withLinks, withMarkdown } from "./words";

/** Whose words: the reader's own, a person's, the bot's, somebody else's. */
export type Tone = "own" | "person" | "bot" | "plain";

/** What somebody said, with addresses as links; `children` come below the text. */
export function Bubble(props: {
  tone: Tone;
  text: string;
  /** Whoever wrote it may have used Markdown: a bot or an agent, no customer. */
  markdown?: boolean;
  /** The text's, for those who have it read aloud. */
  language?: string | null;
  children?: ComponentChildren;
}) {
  return (
    <div class={`bubble ${props.tone}`} lang={props.language ?? undefined}>
      {props.markdown ? withMarkdown(props.text) : withLinks(props.text)}
      {props.children}
    </div>
  );
}
