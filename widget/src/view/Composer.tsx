/** Where the visitor writes, and may ask for a person. */
import { AttachButton, Icon, isPlainEnter, pastedFiles } from "@baton/design";
import { Person, Send } from "@baton/design/icons";
import { FILE_TYPES, hasVisibleText, tooLongBy } from "@baton/client";
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { isPosting } from "../state";
import { ChosenFiles } from "./ChosenFiles";
import { useSurroundings } from "./context";
import { LengthNote } from "./LengthNote";

export function Composer() {
  const { chat, state, texts } = useSurroundings();
  const [text, setDrawn] = useState(chat.draft);
  const setText = (value: string) => setDrawn((chat.draft = value));
  const input = useRef<HTMLTextAreaElement>(null);
  useLayoutEffect(() => growWithText(input.current!), [text]);
  const isTooLong = tooLongBy(text) > 0;
  const { files } = chat;
  const hasSomething = hasVisibleText(text) || files.files.length > 0;
  const isReady = hasSomething && files.isReady && !isTooLong;
  const send = () => {
    if (!isReady) return;
    chat.say(text, files.take());
    setText("");
    input.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (!isPlainEnter(event)) return;
    event.preventDefault();
    send();
  };
  const onInput = (value: string) => {
    setText(value);
    chat.typed();
  };
  const isResolved = state.conversation?.status === "resolved";
  // No form: in a sandboxed frame, forms need a permission of their own.
  return (
    <div class="composer">
      <ChosenFiles />
      <div class="writing">
        <AttachButton
          label={texts.attachFile}
          accept={FILE_TYPES.join()}
          onFiles={(chosen) => files.add(chosen)}
        />
        <textarea
          ref={input}
          rows={1}
          dir={text ? "auto" : undefined}
          aria-label={texts.inputLabel}
          aria-describedby="input-length"
          aria-invalid={isTooLong}
          placeholder={isResolved ? texts.placeholderResolved : texts.inputPlaceholder}
          data-testid="input"
          value={text}
          onInput={(event) => onInput(event.currentTarget.value)}
          onKeyDown={onKeyDown}
          onPaste={(event) => {
            const pasted = pastedFiles(event);
            if (pasted.length === 0) return;
            event.preventDefault();
            files.add(pasted);
          }}
        />
        <button
          type="button"
          class="button primary bare send"
          aria-label={texts.sendMessage}
          data-testid="send"
          disabled={!isReady}
          onClick={send}
        >
          <Icon of={Send} />
        </button>
      </div>
      <LengthNote id="input-length" text={text} />
      <TalkToPerson />
    </div>
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
