/** Whether the bot has answered, or only asks. */
import type { wire } from "@baton/client";

const ENDS_IN_QUESTION = /[?？؟]["'»”’)\s]*$/;
const ONE_SENTENCE = /^[^.!?？؟]*[?？؟]["'»”’)\s]*$/;

/** It waits for a value, or it says nothing but a question: nothing yet that could have helped. */
export function onlyAsks({ asks, messages, instead_of }: wire.BotSaid): boolean {
  // The note that there are no answers in the visitor's language is none either.
  const said = instead_of ? messages.slice(1) : messages;
  return (
    asks ||
    said.every(({ text, buttons }) =>
      (buttons.length > 0 ? ENDS_IN_QUESTION : ONE_SENTENCE).test(text),
    )
  );
}
