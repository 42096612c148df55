/* The middle: head with the actions, the log, held replies, the composer. */
import { Dots, DropHere, useDrop } from "@baton/design";
import { customerName } from "../lib/inbox";
import { newsSince, stopped, underWay, type Stopped } from "../lib/replies";
import { mode } from "../state/drafts";
import { tray } from "../state/files";
import { meId } from "../state/session";
import { outbox } from "../state/socket";
import { complete, entries, log, typist } from "../state/thread";
import { isMine } from "../state/work";
import { t } from "../text";
import type { Event, InboxItem } from "../types";
import { Composer } from "./composer";
import { Head } from "./head";
import { HeldReply } from "./held";
import { Log } from "./log";

export function Thread({ item, onDetails }: { item: InboxItem; onDetails: () => void }) {
  const { events, seq } = log.value;
  const troubles = stopped(outbox.value, item.id);
  const fresh = news(troubles, events);
  const { isOver, on } = useDrop((files) => {
    if (isMine(item) && mode(item.id) === "reply") tray(item.id).add(files);
  });
  return (
    <section class="thread" aria-label={t.thread.label(customerName(item))} {...on}>
      {isOver && <DropHere text={dropWords(item)} />}
      <Head item={item} onDetails={onDetails} />
      <Log
        id={item.id}
        name={customerName(item)}
        entries={entries.value}
        seq={seq}
        complete={complete.value}
        underWay={underWay(outbox.value, item.id)}
        fresh={fresh}
      />
      <Typing item={item} />
      {troubles.map((reply) => (
        <HeldReply key={reply.frame.client_id} item={item} reply={reply} />
      ))}
      <Composer item={item} />
    </section>
  );
}

function dropWords(item: InboxItem): string {
  if (!isMine(item)) return t.files.claimFirst;
  return mode(item.id) === "note" ? t.files.notInNotes : t.files.drop(customerName(item));
}

const NOTHING: ReadonlySet<number> = new Set();

/** What holds replies back. */
function news(troubles: readonly Stopped[], events: readonly Event[]): ReadonlySet<number> {
  const held = troubles.flatMap(({ frame, trouble }) =>
    trouble === "held" && frame.type === "say" ? [frame.last_seen] : [],
  );
  if (held.length === 0) return NOTHING;
  return new Set(newsSince(events, Math.min(...held), meId.value).map(({ seq }) => seq));
}

function Typing({ item }: { item: InboxItem }) {
  const now = typist.value;
  const names = { customer: customerName(item), bot: t.thread.bot, agent: now?.name };
  return (
    <p class="typing-line" aria-live="polite">
      {now && <Dots />}
      {now && t.thread.typing(names[now.who] ?? t.line.someone)}
    </p>
  );
}
