/* The middle: head with the actions, the log, held replies, the composer. */
import { Dots } from "@baton/design";
import { customerName } from "../lib/inbox";
import { fold } from "../lib/thread";
import { newsSince, stopped, underWay } from "../lib/replies";
import { meId } from "../state/session";
import { outbox } from "../state/socket";
import { complete, log, typist } from "../state/thread";
import { t } from "../text";
import type { InboxItem } from "../types";
import { Composer } from "./composer";
import { Head } from "./head";
import { HeldReply } from "./held";
import { Log } from "./log";

export function Thread({ item, onDetails }: { item: InboxItem; onDetails: () => void }) {
  const { events, seq } = log.value;
  const troubles = stopped(outbox.value, item.id);
  const fresh = new Set<number>();
  for (const { frame, trouble } of troubles) {
    if (trouble !== "held" || frame.type !== "say") continue;
    for (const news of newsSince(events, frame.last_seen, meId.value)) fresh.add(news.seq);
  }
  return (
    <section class="thread" aria-label={t.thread.label(customerName(item))}>
      <Head item={item} onDetails={onDetails} />
      <Log
        id={item.id}
        name={customerName(item)}
        entries={fold(events)}
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
