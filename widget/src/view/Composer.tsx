/** Where the visitor writes, and may ask for a person. */
import { Icon } from "@baton/design";
import { Person, Send } from "@baton/design/icons";
import { hasVisibleText } from "@baton/client";
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { isPosting } from "../state";
import { useSurroundings } from "./context";

const MAX_TEXT = 4000;

export function Composer() {
  const { chat, state, texts } = useSurroundings();
  const [text, setText] = useState("");
  const input = useRef<HTMLTextAreaElement>(null);
  useLayoutEffect(() => growWithText(input.current!), [text]);
  const send = () => {
    chat.say(text);
    setText("");
    input.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    // While an input method is composing, Enter accepts its suggestion.
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    if (hasVisibleText(text)) send();
  };
  const onInput = (value: string) => {
    setText(value);
    chat.typed();
  };
  const isResolved = state.conversation?.status === "resolved";
  return (
    <form
      class="composer"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <div class="writing">
        <textarea
          ref={input}
          rows={1}
          dir="auto"
          maxLength={MAX_TEXT}
          aria-label={texts.inputLabel}
          placeholder={isResolved ? texts.placeholderResolved : texts.inputPlaceholder}
          data-testid="input"
          value={text}
          onInput={(event) => onInput(event.currentTarget.value)}
          onKeyDown={onKeyDown}
        />
        <button
          type="submit"
          class="button primary bare send"
          aria-label={texts.sendMessage}
          data-testid="send"
          disabled={!hasVisibleText(text)}
        >
          <Icon of={Send} />
        </button>
      </div>
      <TalkToPerson />
    </form>
  );
}

/** Always one step away unless a person has, or is about to have, the conversation. */
function TalkToPerson() {
  const { chat, state, texts, focusInput } = useSurroundings();
  const { status } = state.conversation ?? { status: "bot" };
  if (status !== "bot" && status !== "resolved") return null;
  const isAsking = isPosting(state, "request_human");
  const press = () => {
    chat.requestHuman();
    focusInput();
  };
  return (
    <button
      type="button"
      class="button quiet ask"
      data-testid="talk-to-person"
      disabled={isAsking}
      onClick={press}
    >
      <Icon of={Person} /> {isAsking ? texts.askingForPerson : texts.talkToPerson}
    </button>
  );
}

function growWithText(input: HTMLTextAreaElement): void {
  input.style.height = "auto";
  input.style.height = `${Math.min(input.scrollHeight, 132)}px`;
}
