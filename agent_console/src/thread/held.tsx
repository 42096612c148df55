/* A reply that did not go out, and what the agent can do with it. */
import { speakerOf } from "@baton/client";
import { customerName } from "../lib/inbox";
import { mayGoOut, newsSince, type Stopped } from "../lib/replies";
import { list } from "../lib/language";
import { saidBy } from "../lib/thread";
import { clock } from "../lib/time";
import { editStopped, sendStopped } from "../state/drafts";
import { filesNamed } from "../state/files";
import { meId } from "../state/session";
import { discard } from "../state/socket";
import { log } from "../state/thread";
import { isMine } from "../state/work";
import { t } from "../text";
import type { Attachment, Event, InboxItem } from "../types";
import { focusComposer } from "./focus";

interface Props {
  item: InboxItem;
  reply: Stopped;
}

export function HeldReply(props: Props) {
  return props.reply.trouble === "held" ? <Held {...props} /> : <Refused {...props} />;
}

function Held({ item, reply }: Props) {
  const { events, seq } = log.value;
  const since = reply.frame.type === "say" ? reply.frame.last_seen : seq;
  const news = newsSince(events, since, meId.value);
  const ready = mayGoOut(reply, seq);
  return (
    <div class="held" role="alert" data-testid="held-reply">
      <strong>{t.held.title(authors(news, item))}</strong>
      {ready ? <News news={news} item={item} /> : <p>{t.held.loading}</p>}
      <Quote of={reply} />
      <div class="row">
        <button
          class="button primary"
          disabled={!ready || !isMine(item)}
          data-testid="send-anyway"
          onClick={() => sendStopped(item, reply, seq)}
        >
          {t.held.sendAnyway}
        </button>
        <Edit reply={reply} text={t.held.edit} />
        <Discard reply={reply} />
      </div>
    </div>
  );
}

function News({ news, item }: { news: readonly Event[]; item: InboxItem }) {
  return (
    <ul>
      {news.map((event) => (
        <li key={event.seq}>
          <b>
            <bdi>{author(event, item)}</bdi>
          </b>{" "}
          <span class="faint">{clock(event.at)}</span> <bdi>{words(event)}</bdi>
        </li>
      ))}
    </ul>
  );
}

function Refused({ reply }: Props) {
  const moved = reply.trouble === "refused";
  return (
    <div class="held refused" role="alert" data-testid="refused-reply">
      <strong>{moved ? t.held.refused : t.held.failed}</strong>
      <p>{moved ? t.held.refusedHint : reply.message}</p>
      <Quote of={reply} />
      <div class="row">
        <Edit reply={reply} text={t.held.takeBack} />
        <Discard reply={reply} />
      </div>
    </div>
  );
}

function Quote({ of: { frame } }: { of: Stopped }) {
  const files = frame.type === "say" ? filesNamed(frame.attachments) : [];
  return <blockquote>{wordsOr(frame.text, files)}</blockquote>;
}

/** The text; for files without a word, their names. */
const wordsOr = (text: string, files: readonly Attachment[]): string =>
  text || files.map(({ name }) => name).join(", ");

function Edit({ reply, text }: { reply: Stopped; text: string }) {
  const edit = () => {
    editStopped(reply);
    focusComposer();
  };
  return (
    <button class="button" data-testid="edit-reply" onClick={edit}>
      {text}
    </button>
  );
}

function Discard({ reply }: { reply: Stopped }) {
  return (
    <button class="button quiet" onClick={() => discard(reply.frame.client_id)}>
      {t.held.discard}
    </button>
  );
}

function author({ data }: Event, item: InboxItem): string {
  if (data.kind === "agent_said") return data.agent_name;
  return speakerOf(data) === "bot" ? t.thread.bot : customerName(item);
}

function authors(news: readonly Event[], item: InboxItem): string {
  const names = new Set(news.map((event) => author(event, item)));
  return names.size > 0 ? list([...names]) : t.held.someone;
}

function words({ data }: Event): string {
  switch (data.kind) {
    case "customer_said":
      return wordsOr(saidBy(data), data.attachments);
    case "agent_said":
      return wordsOr(data.text, data.attachments);
    case "bot_said":
      return data.messages.map((message) => message.text).join(" ");
    case "clarify_asked":
      return t.thread.clarify;
    case "fallback":
      return t.fallback[data.code](data.about);
    case "chosen":
      return data.label ?? t.thread.noneOfThese;
    default:
      return "";
  }
}
