/* The right edge: what is known about the conversation, and the verdict on passing it on. */
import { moodsOf } from "../lib/mood";
import { verdictOf, wasEscalated } from "../lib/thread";
import { log } from "../state/thread";
import { busy, giveVerdict } from "../state/work";
import { t } from "../text";
import type { InboxItem, Verdict } from "../types";
import { ReasonInFull } from "../ui/reason";
import { Customer, OtherConversations } from "./customer";
import { DispositionSection } from "./disposition";
import { Sparkline } from "./sparkline";
import { SummarySection } from "./summary";

const VERDICTS: readonly Verdict[] = ["right", "too_early", "too_late", "not_needed"];

export function Details({ item }: { item: InboxItem }) {
  return (
    <>
      <Customer item={item} />
      <DispositionSection item={item} />
      <SummarySection item={item} />
      <section>
        <h3>{t.details.reasons}</h3>
        {item.reasons.length === 0 && <p class="faint">{t.details.noReasons}</p>}
        {item.reasons.map((reason, i) => (
          <ReasonInFull key={i} reason={reason} />
        ))}
      </section>
      {wasEscalated(log.value.events) && <VerdictPicker item={item} />}
      <section>
        <h3>{t.details.mood}</h3>
        <Sparkline points={moodsOf(log.value.events)} />
      </section>
      <OtherConversations item={item} />
    </>
  );
}

function VerdictPicker({ item }: { item: InboxItem }) {
  const given = verdictOf(log.value.events);
  return (
    <section>
      <h3 id="verdict-title">{t.details.verdict}</h3>
      <div class="verdicts" role="group" aria-labelledby="verdict-title">
        {VERDICTS.map((verdict) => (
          <button
            key={verdict}
            class="button"
            aria-pressed={given === verdict}
            disabled={busy.value}
            data-testid={`verdict-${verdict}`}
            onClick={() => given !== verdict && void giveVerdict(item, verdict)}
          >
            {t.verdict[verdict]}
          </button>
        ))}
      </div>
    </section>
  );
}
