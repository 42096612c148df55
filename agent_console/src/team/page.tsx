/* The team at work, for supervisors: who is there, who waits, who has how much, and the rules. */
import { byTeam, figures, oldest } from "../lib/staff";
import { duration } from "../lib/time";
import { now } from "../state/clock";
import { inbox } from "../state/inbox";
import { staff } from "../state/staff";
import { t } from "../text";
import type { Staff } from "../types";
import { Empty } from "../ui/parts";
import { ConversationRow } from "./conversation-row";
import { People } from "./people";
import { Rules } from "./rules";
import { Teams } from "./teams";

export function TeamPage() {
  const known = staff.value;
  if (!known) return <Empty title={t.thread.loading} />;
  return (
    <div class="team-page">
      <div class="team-body">
        <h2 class="page-title">{t.staff.title}</h2>
        <Figures staff={known} />
        <People staff={known} />
        <Waiting staff={known} />
        <Teams staff={known} />
        <Rules staff={known} />
      </div>
    </div>
  );
}

const waitOf = (since: number | null): string =>
  since === null ? t.staff.nobodyWaits : duration(now.value - since);

function Figures({ staff: known }: { staff: Staff }) {
  const { waiting, oldest: since, online, room } = figures(known, inbox.value);
  const shown = [
    ["waiting", t.staff.waiting, String(waiting.length)],
    ["oldest", t.staff.oldest, waitOf(since)],
    ["online", t.staff.online, t.staff.onlineOf(online, known.people.length)],
    ["room", t.staff.room, String(room)],
  ] as const;
  return (
    <dl class="figures">
      {shown.map(([id, name, value]) => (
        <div key={id}>
          <dt>{name}</dt>
          <dd class="number" data-testid={`figure-${id}`}>
            {value}
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** Those who wait, team by team, whoever began to wait first on top. */
function Waiting({ staff: known }: { staff: Staff }) {
  const { waiting } = figures(known, inbox.value);
  const groups = byTeam(waiting, t.staff.noTeam);
  return (
    <section aria-labelledby="team-waiting">
      <h3 id="team-waiting">{t.staff.inQueue}</h3>
      {waiting.length === 0 && <p class="faint">{t.staff.queueEmpty}</p>}
      {groups.map(([name, items]) => (
        <div key={name} class="card" data-testid="waiting-group">
          <p class="card-head">
            <strong>{name}</strong>
            <span class="faint number">
              {items.length} · {waitOf(oldest(items))}
            </span>
          </p>
          <ul>
            {items.map((item) => (
              <ConversationRow key={item.id} item={item} />
            ))}
          </ul>
        </div>
      ))}
    </section>
  );
}
