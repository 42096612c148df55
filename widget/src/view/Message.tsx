/** One message: whose it is, whether it was sent, the buttons below it. */
import { Bubble, SentFiles } from "@baton/design";
import type { ComponentChildren } from "preact";
import { isPosting } from "../state";
import { pick, type Texts } from "../texts";
import type { Said } from "../thread";
import { fallbackText } from "../words";
import { useSurroundings } from "./context";

const TONES = { you: "own", human: "person", bot: "plain" } as const;

interface MessageProps {
  message: Said;
  /** The first and the last of what one speaker says in a row. */
  first: boolean;
  last: boolean;
}

export function Message({ message, first, last }: MessageProps) {
  const { chat, texts, locale } = useSurroundings();
  const { from, state, seq, at, files } = message;
  const text = wordsOf(message, texts);
  return (
    <div
      class={`message from-${from} is-${state}${first ? " is-first" : ""}${last ? " is-last" : ""}`}
      data-testid="message"
      data-from={from}
      data-seq={seq ?? ""}
      data-state={state}
    >
      <Speaker from={from} name={message.name} visible={first} />
      {(text || files.length === 0) && (
        <Bubble
          tone={TONES[from]}
          text={text}
          // Where the bot has no answer, it quotes the customer.
          markdown={from !== "you" && !message.fallback}
          language={message.language}
        />
      )}
      <SentFiles files={files} links={chat.links} words={texts.files} locale={locale} />
      <Buttons message={message} />
      <div class="foot">
        {last && at && state === "sent" && <time dateTime={at}>{shortTime(at, locale)}</time>}
        {message.mailed && <span data-testid="by-mail">{texts.byMail}</span>}
        <Delivery message={message} />
        <Help message={message} />
      </div>
    </div>
  );
}

function wordsOf(message: Said, texts: Texts): string {
  if (message.none) return texts.noneOfThese;
  return message.fallback
    ? fallbackText(message.fallback, message.language ? pick(message.language).texts : texts)
    : message.text;
}

interface SpeakerProps {
  from: Said["from"];
  name: string | null;
  /** Read aloud with every message, shown above the first in a row. */
  visible: boolean;
}

export function Speaker({ from, name, visible }: SpeakerProps) {
  const { texts } = useSurroundings();
  if (from === "you") return <span class="unseen">{texts.youLabel}: </span>;
  const tag = from === "bot" ? texts.botTag : texts.humanTag;
  return (
    <span class={visible ? "speaker" : "unseen"}>
      {from === "bot" ? texts.botName : name} <span class="tag">{tag}</span>
      <span class="unseen">: </span>
    </span>
  );
}

function Buttons({ message }: { message: Said }) {
  const { chat, focusInput } = useSurroundings();
  if (message.buttons.length === 0) return null;
  const press = (text: string) => {
    chat.say(text);
    focusInput();
  };
  return (
    <div class="options">
      {message.buttons.map((text) => (
        <button
          key={text}
          type="button"
          class="button option"
          data-testid="bot-button"
          onClick={() => press(text)}
        >
          {text}
        </button>
      ))}
    </div>
  );
}

function Delivery({ message: { state, clientId } }: { message: Said }): ComponentChildren {
  const { chat, texts } = useSurroundings();
  if (state === "pending") return <span class="pending">{texts.isSending}</span>;
  if (state !== "failed" || !clientId) return null;
  return (
    <span class="failed" role="alert">
      {texts.notSent}
      <button type="button" class="link" data-testid="retry" onClick={() => chat.retry(clientId)}>
        {texts.tryAgain}
      </button>
      <button type="button" class="link" data-testid="remove" onClick={() => chat.remove(clientId)}>
        {texts.removeMessage}
      </button>
    </span>
  );
}

/** "This did not help": once per answer; it calls a person. */
function Help({ message: { help, seq } }: { message: Said }) {
  const { chat, state, texts, focusInput } = useSurroundings();
  if (help === "said") return <span class="help-said">{texts.didNotHelpSaid}</span>;
  if (help !== "offer" || seq === null) return null;
  const press = () => {
    chat.requestHuman(seq);
    focusInput();
  };
  return (
    <button
      type="button"
      class="link help"
      data-testid="did-not-help"
      data-seq={seq}
      disabled={isPosting(state, "request_human")}
      onClick={press}
    >
      {texts.didNotHelp}
    </button>
  );
}

export function shortTime(at: string, locale: string): string {
  const date = new Date(at);
  const isToday = date.toDateString() === new Date().toDateString();
  const day = isToday ? {} : ({ day: "numeric", month: "short" } as const);
  return new Intl.DateTimeFormat(locale, { ...day, hour: "numeric", minute: "2-digit" }).format(
    date,
  );
}
