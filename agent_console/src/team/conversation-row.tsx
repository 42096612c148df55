/* One conversation on the team's page, with what a supervisor does about it. */
import { customerName, preview } from "../lib/inbox";
import { duration } from "../lib/time";
import { now } from "../state/clock";
import { ask, isTakeable, takeOver } from "../state/passing";
import { go } from "../state/route";
import { me } from "../state/session";
import { busy } from "../state/work";
import { t } from "../text";
import type { InboxItem } from "../types";
import { MoodDot } from "../ui/parts";

export function ConversationRow({ item }: { item: InboxItem }) {
  return (
    <li class="team-row" data-testid="team-row" data-id={item.id}>
      <MoodDot mood={item.mood} />
      <button class="link" onClick={() => go({ page: "inbox", id: item.id })}>
        {customerName(item)}
      </button>
      <span class="ellipsis soft last">{preview(item, me.value?.name ?? "")}</span>
      <span class="faint number">{stands(item)}</span>
      <span class="row-actions">
        {isTakeable(item) && (
          <button
            class="button"
            disabled={busy.value}
            data-testid="take-over"
            onClick={() => void takeOver(item)}
          >
            {t.staff.takeOver}
          </button>
        )}
        <button
          class="button"
          disabled={busy.value}
          data-testid="reassign"
          onClick={() => ask("transfer", item)}
        >
          {item.status === "waiting" ? t.staff.give : t.staff.reassign}
        </button>
      </span>
    </li>
  );
}

function stands(item: InboxItem): string {
  const since = item.status === "waiting" ? item.waiting_since : item.updated_at;
  const time = duration(now.value - Date.parse(since ?? item.updated_at));
  if (item.status === "waiting") return t.staff.waitsFor(time);
  return item.unanswered ? t.staff.unanswered(time) : t.staff.answered;
}
