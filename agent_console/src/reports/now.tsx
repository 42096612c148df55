/* How things stand this moment. */
import { duration } from "../lib/time";
import { now } from "../state/clock";
import { stands, standsFailed } from "../state/reports";
import { t } from "../text";

export function Standing() {
  const words = t.reports.now;
  const it = stands.value;
  const since = it?.longest_wait_since;
  return (
    <section class="standing" aria-label={words.title} aria-busy={it === null}>
      <dl>
        <Tile name={words.waiting} id="waiting" value={it && String(it.waiting)} />
        <Tile
          name={words.longest}
          id="longest"
          value={it && (since ? duration(now.value - Date.parse(since)) : t.reports.none)}
          hint={it && !since ? words.nobodyWaits : ""}
        />
        <Tile
          name={words.online}
          id="online"
          value={it && String(it.online.length)}
          hint={it ? it.online.join(", ") || words.nobody : ""}
        />
        <Tile
          name={words.withBot}
          id="with-bot"
          value={it && String(it.with_bot)}
          hint={words.withBotHint}
        />
        <Tile
          name={words.withPeople}
          id="with-people"
          value={it && String(it.with_people)}
          hint={words.withPeopleHint}
        />
      </dl>
      {standsFailed.value && (
        <p class="notice" role="status">
          {words.failed}
        </p>
      )}
    </section>
  );
}

interface TileProps {
  name: string;
  id: string;
  /** null: not known yet. */
  value: string | null;
  hint?: string;
}

function Tile({ name, id, value, hint }: TileProps) {
  return (
    <div class="tile" data-testid={`now-${id}`}>
      <dt>{name}</dt>
      <dd class="tile-value number">{value ?? "…"}</dd>
      {hint && (
        <dd class="hint ellipsis" title={hint}>
          {hint}
        </dd>
      )}
    </div>
  );
}
