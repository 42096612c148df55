import type { Typist } from "@baton/client";
import { Bubble, Dots } from "@baton/design";
import { Speaker } from "./Message";
import { useSurroundings } from "./context";

/** The first line says that it is a bot; an empty thread also offers some questions. */
export function Intro({ empty }: { empty: boolean }) {
  const { chat, texts, greeting, suggestions, focusInput } = useSurroundings();
  const ask = (question: string) => {
    chat.say(question);
    focusInput();
  };
  return (
    <>
      {greeting.intro && (
        <div class="message from-bot is-first is-last" data-testid="intro">
          <Speaker from="bot" name={null} visible />
          <Bubble tone="plain" text={greeting.intro} markdown />
        </div>
      )}
      {empty && suggestions.length > 0 && (
        <div class="options" role="group" aria-label={texts.suggestionsLabel}>
          {suggestions.map((question) => (
            <button
              key={question}
              type="button"
              class="button option"
              data-testid="suggestion"
              onClick={() => ask(question)}
            >
              {question}
            </button>
          ))}
        </div>
      )}
    </>
  );
}

export function TypingDots({ typist }: { typist: Typist }) {
  const { texts } = useSurroundings();
  const name = typist.name ?? (typist.who === "bot" ? texts.botName : texts.humanTag);
  return (
    <div
      class={`typing from-${typist.who === "bot" ? "bot" : "human"}`}
      data-testid="typing"
      aria-live="off"
    >
      <Dots label={texts.isTyping(name)} />
      {typist.busy && (
        <span class="busy" role="status" data-testid="busy">
          {texts.botBusy}
        </span>
      )}
    </div>
  );
}
