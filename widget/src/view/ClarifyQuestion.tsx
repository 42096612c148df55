import { Bubble } from "@baton/design";
import type { Clarify } from "../thread";
import { pick } from "../texts";
import { useSurroundings } from "./context";
import { shortTime, Speaker } from "./Message";

/**
 * "Did you mean …": the likely meanings as buttons, gone once the question is settled. It is asked in
 * the language of its options, whatever the page's is.
 */
export function ClarifyQuestion({ question }: { question: Clarify }) {
  const { chat, locale, focusInput } = useSurroundings();
  const { seq, options, open, language } = question;
  const { texts } = pick(language, locale);
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
      lang={language ?? undefined}
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
