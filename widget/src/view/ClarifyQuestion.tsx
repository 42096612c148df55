import { Bubble } from "@baton/design";
import type { Clarify } from "../thread";
import { useSurroundings } from "./context";
import { shortTime, Speaker } from "./Message";

/** "Did you mean …": the likely meanings as buttons, gone once the question is settled. */
export function ClarifyQuestion({ question }: { question: Clarify }) {
  const { chat, texts, locale, focusInput } = useSurroundings();
  const { seq, options, open } = question;
  const press = (option: number | null) => {
    chat.choose(seq, option);
    focusInput();
  };
  return (
    <div
      class="message from-bot is-first is-last"
      data-testid="message"
      data-from="bot"
      data-seq={seq}
      data-kind="clarify"
    >
      <Speaker from="bot" name={null} visible />
      <Bubble tone="plain" text={texts.clarifyQuestion} />
      {open ? (
        <div class="options is-stacked">
          {options.map((label, index) => (
            <button
              key={index}
              type="button"
              class="button option"
              data-testid="option"
              onClick={() => press(index)}
            >
              {label}
            </button>
          ))}
          <button
            type="button"
            class="button option is-none"
            data-testid="none-of-these"
            onClick={() => press(null)}
          >
            {texts.noneOfThese}
          </button>
        </div>
      ) : (
        <p class="foot">
          <time dateTime={question.at}>{shortTime(question.at, locale)}</time>
        </p>
      )}
    </div>
  );
}
