/* How a resolved conversation ended, and what it was about. */
import { dispositionOf } from "../lib/topic";
import { log } from "../state/thread";
import { topicInWords } from "../state/topics";
import { t } from "../text";
import type { InboxItem } from "../types";

export function DispositionSection({ item }: { item: InboxItem }) {
  const ended = item.status === "resolved" ? dispositionOf(log.value.events) : null;
  if (!ended) return null;
  return (
    <section data-testid="disposition">
      <h3>{t.disposition.section}</h3>
      <p>
        {t.act.outcome[ended.outcome]}
        {ended.topic && ` · ${topicInWords(ended.topic)}`}
      </p>
    </section>
  );
}
