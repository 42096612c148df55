/* What an agent needs to know before the first reply: each line leads to its message. */
import { summarySections } from "../lib/codes";
import { inWords } from "../lib/inbox";
import { t } from "../text";
import type { InboxItem, SummaryLine } from "../types";
import { jumpTo } from "./jump";

export function SummarySection({ item }: { item: InboxItem }) {
  const { summary } = item;
  const slots = Object.entries(item.slots);
  const sections = summary ? summarySections(summary) : [];
  const tried = summary?.lines.filter(({ about }) => about === "tried").length ?? 0;
  const untold = tried > 0 ? (summary?.answers ?? 0) - tried : 0;
  return (
    <section>
      <h3>{t.details.summary}</h3>
      {sections.length === 0 && (
        <p class="faint">{summary ? t.details.nothingSaid : t.details.noSummary}</p>
      )}
      <dl class="summary">
        {sections.map(({ title, lines }) => (
          <>
            <dt>{title}</dt>
            {lines.map((line) => (
              <dd key={line.seq}>
                <Line item={item} line={line} />
              </dd>
            ))}
            {lines[0]?.about === "tried" && untold > 0 && (
              <dd class="faint">{t.details.more(untold)}</dd>
            )}
          </>
        ))}
        {slots.length > 0 && (
          <>
            <dt>{t.details.known}</dt>
            {slots.map(([name, value]) => (
              <dd key={name}>
                <span class="faint">{inWords(name)}</span> <bdi>{value}</bdi>
              </dd>
            ))}
          </>
        )}
      </dl>
    </section>
  );
}

function Line({ item, line: { seq, text } }: { item: InboxItem; line: SummaryLine }) {
  if (seq === null) return <bdi>{text}</bdi>;
  return (
    <button title={t.details.goTo} data-testid="summary-line" onClick={() => jumpTo(item.id, seq)}>
      <bdi>{text}</bdi>
    </button>
  );
}
