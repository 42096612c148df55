/* The list on the left: search, rows, and what to say if there are none. */
import { Icon, isComposing } from "@baton/design";
import { Search as SearchIcon } from "@baton/design/icons";
import { useEffect, useRef } from "preact/hooks";
import { chipText, customerName, isAway, preview } from "../lib/inbox";
import { duration, full } from "../lib/time";
import { arrivals } from "../state/arrivals";
import { now } from "../state/clock";
import { move, shown, tab } from "../state/inbox";
import { go, openId } from "../state/route";
import { query, searching } from "../state/search";
import { me } from "../state/session";
import { busy } from "../state/work";
import { t } from "../text";
import { claimNextAndWrite } from "../thread/focus";
import type { InboxItem } from "../types";
import { DueMark } from "../ui/due";
import { Empty, LanguageChip, MoodDot, ReasonChip } from "../ui/parts";
import { Found, focusFirst, openFirst } from "./found";
import { SearchFilters } from "./search-filters";

const LONG_WAIT_MS = 5 * 60_000;
const CHIPS = 2;

export function Queue() {
  return (
    <section class="queue" aria-label={t.queue.list}>
      <div class="pane-head">
        <Search />
      </div>
      {searching.value && <SearchFilters />}
      {searching.value ? <Found /> : <Rows />}
    </section>
  );
}

function Search() {
  const press = (event: KeyboardEvent & { currentTarget: HTMLInputElement }) => {
    if (isComposing(event)) return;
    if (event.key === "Escape") {
      query.value = "";
      event.currentTarget.blur();
    } else if (event.key === "Enter") openFirst();
    else if (event.key === "ArrowDown") focusFirst();
    else return;
    event.preventDefault();
  };
  return (
    <div class="search">
      <Icon of={SearchIcon} />
      <input
        id="queue-search"
        class="input"
        type="search"
        dir={query.value ? "auto" : undefined}
        placeholder={t.queue.search}
        aria-label={t.queue.search}
        data-testid="search"
        value={query.value}
        onInput={(event) => (query.value = event.currentTarget.value)}
        onKeyDown={press}
      />
      {!query.value && <kbd aria-hidden="true">/</kbd>}
    </div>
  );
}

function Rows() {
  const list = useRef<HTMLUListElement>(null);
  const items = shown.value;
  const current = openId.value;
  useEffect(() => {
    list.current?.querySelector("[aria-current=true]")?.scrollIntoView({ block: "nearest" });
  }, [current]);
  const arrows = (event: KeyboardEvent) => {
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : null;
    if (!step) return;
    event.preventDefault();
    move(step);
    setTimeout(() => list.current?.querySelector<HTMLElement>("[aria-current=true]")?.focus());
  };
  const reachable = items.some((item) => item.id === current) ? current : items[0]?.id;
  return (
    <div id="queue-list" class="queue-list" role="tabpanel" aria-labelledby={`tab-${tab.value}`}>
      {items.length === 0 && <NoRows />}
      {items.length > 0 && tab.value === "waiting" && <ClaimNext />}
      <ul ref={list} onKeyDown={arrows}>
        {items.map((item) => (
          <li key={item.id}>
            <Row item={item} current={item.id === current} reachable={item.id === reachable} />
          </li>
        ))}
      </ul>
    </div>
  );
}

function ClaimNext() {
  return (
    <button
      class="button claim-next"
      data-testid="claim-next"
      title={t.act.claimNextHint}
      disabled={busy.value}
      onClick={() => void claimNextAndWrite()}
    >
      {t.act.claimNext}
      <kbd aria-hidden="true">t</kbd>
    </button>
  );
}

function NoRows() {
  const [title, hint] = t.queue.empty[tab.value];
  return <Empty title={title ?? ""} hint={hint ?? ""} />;
}

function Row(props: { item: InboxItem; current: boolean; reachable: boolean }) {
  const { item } = props;
  return (
    <button
      class={`queue-item ${item.unanswered ? "unanswered" : ""}`}
      aria-current={props.current ? "true" : undefined}
      tabIndex={props.reachable ? 0 : -1}
      data-testid="queue-item"
      data-id={item.id}
      onClick={() => go({ page: "inbox", id: item.id })}
    >
      <span class="top">
        <Priority of={item.priority} />
        <MoodDot mood={item.mood} />
        <strong class="ellipsis">
          <bdi>{customerName(item)}</bdi>
        </strong>
        <LanguageChip code={item.language} />
        <When item={item} />
      </span>
      <Standing item={item} />
      <span class="bottom">
        <span class="last ellipsis">
          <bdi>{preview(item, me.value?.name ?? "")}</bdi>
        </span>
        <DueMark due={item.due} />
      </span>
      {isAway(item) && (
        <span class="away" title={t.queue.awayHint}>
          {t.queue.away}
        </span>
      )}
      {item.status !== "bot" && item.reasons.length > 0 && <Chips item={item} />}
    </button>
  );
}

/** What sets it apart from its neighbours: its team, until when it is put off, how it came. */
function Standing({ item }: { item: InboxItem }) {
  const arrival = arrivals.value.get(item.id);
  const team = item.status === "waiting" && item.team;
  if (!team && !item.snoozed_until && !arrival) return null;
  return (
    <span class="reasons">
      {arrival && (
        <span class="chip accent" data-testid="arrival">
          {t.passing.mark[arrival]}
        </span>
      )}
      {team && (
        <span class="chip" data-testid="team">
          {team.name}
        </span>
      )}
      {item.snoozed_until && (
        <span class="chip" data-testid="snoozed">
          {t.passing.snoozedUntil(full(item.snoozed_until))}
        </span>
      )}
    </span>
  );
}

function Priority({ of }: { of: number }) {
  if (of === 0) return null;
  const words = t.queue.priority[of] ?? "";
  return <span class={`priority p${of}`} role="img" aria-label={words} title={words} />;
}

function When({ item }: { item: InboxItem }) {
  const since = item.status === "waiting" ? item.waiting_since : null;
  const ms = now.value - Date.parse(since ?? item.updated_at);
  // Where there is a target, that says what is long.
  const long = since !== null && item.due === null && ms >= LONG_WAIT_MS;
  return (
    <span
      class={`when number ${long ? "long" : ""}`}
      title={since ? t.queue.waited(duration(ms)) : undefined}
    >
      {duration(ms)}
    </span>
  );
}

function Chips({ item }: { item: InboxItem }) {
  const more = item.reasons.slice(CHIPS);
  return (
    <span class="reasons">
      {item.reasons.slice(0, CHIPS).map((reason, i) => (
        <ReasonChip key={i} reason={reason} />
      ))}
      {more.length > 0 && (
        <span class="chip" title={more.map(chipText).join("\n")}>
          {t.queue.more(more.length)}
        </span>
      )}
    </span>
  );
}
