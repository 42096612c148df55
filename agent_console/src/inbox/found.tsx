/* What the search has found, in place of the list; or why there is nothing. */
import { effect, untracked } from "@preact/signals";
import { customerName } from "../lib/inbox";
import { duration } from "../lib/time";
import { now } from "../state/clock";
import { put } from "../state/inbox";
import { go, openId } from "../state/route";
import { askAgain, askForMore, hits, next, problem, query, state } from "../state/search";
import { t } from "../text";
import type { SearchHit } from "../types";
import { Empty } from "../ui/parts";
import { jumpTo } from "./jump";

export function Found() {
  return (
    <div id="queue-list" class="queue-list" role="region" aria-label={t.search.results}>
      <p class="unseen" role="status">
        {told()}
      </p>
      <Nothing />
      <ul onKeyDown={arrows} aria-busy={state.value === "asking"}>
        {hits.value.map((hit) => (
          <li key={hit.conversation.id}>
            <Hit hit={hit} />
          </li>
        ))}
      </ul>
      {next.value !== null && (
        <button class="button more-hits" data-testid="more-hits" onClick={() => void askForMore()}>
          {t.search.more}
        </button>
      )}
    </div>
  );
}

function told(): string {
  if (state.value === "asking") return t.search.asking;
  if (state.value === "failed") return problem.value;
  return state.value === "found" ? t.search.found(hits.value.length, next.value !== null) : "";
}

function Nothing() {
  if (state.value === "failed") {
    return (
      <div class="search-failed" data-testid="search-failed">
        <Empty title={t.search.failed} hint={problem.value} />
        <button class="button" onClick={() => void askAgain()}>
          {t.search.again}
        </button>
      </div>
    );
  }
  if (hits.value.length > 0) return null;
  switch (state.value) {
    case "short":
      return <Empty title={t.search.short} hint={t.search.shortHint} />;
    case "asking":
      return <Empty title={t.search.asking} hint="" />;
    case "found":
      return <Empty title={t.search.none} hint={t.search.noneHint} />;
    default:
      return null;
  }
}

function Hit({ hit }: { hit: SearchHit }) {
  const { conversation: item, source, seq } = hit;
  return (
    <button
      class="queue-item hit"
      aria-current={item.id === openId.value ? "true" : undefined}
      data-testid="search-hit"
      data-id={item.id}
      data-seq={seq ?? ""}
      onClick={() => open(hit)}
    >
      <span class="top">
        <strong class="ellipsis">
          <bdi>{customerName(item)}</bdi>
        </strong>
        <span class="chip">{t.status[item.status]}</span>
        <span class="when number">{duration(now.value - Date.parse(hit.at))}</span>
      </span>
      <span class="snippet">
        <span class="source">{t.search.source[source]}</span>{" "}
        <bdi>
          {hit.snippet.map((part, i) => (part.hit ? <mark key={i}>{part.text}</mark> : part.text))}
        </bdi>
      </span>
    </button>
  );
}

function open(hit: SearchHit): void {
  put(hit.conversation);
  go({ page: "inbox", id: hit.conversation.id });
  if (hit.seq !== null) jumpTo(hit.conversation.id, hit.seq);
}

let whenFound: (() => void) | undefined;

/** Enter in the field: the best one, as soon as it is known; what an older question found is not
 * what was meant. */
export function openFirst(): void {
  whenFound?.();
  const asked = query.peek();
  whenFound = effect(() => {
    const isSame = query.value === asked;
    if (isSame && state.value === "asking") return;
    const first = isSame && state.peek() === "found" ? hits.peek()[0] : undefined;
    queueMicrotask(() => whenFound?.());
    if (first) untracked(() => open(first));
  });
}

/** Arrow down in the field. */
export function focusFirst(): void {
  buttons()[0]?.focus();
}

const buttons = () => [...document.querySelectorAll<HTMLElement>("[data-testid=search-hit]")];
const field = () => document.querySelector<HTMLElement>("#queue-search");

function arrows(event: KeyboardEvent): void {
  const all = buttons();
  const at = all.indexOf(document.activeElement as HTMLElement);
  if (event.key === "ArrowDown") all[at + 1]?.focus();
  else if (event.key === "ArrowUp") (all[at - 1] ?? field())?.focus();
  else if (event.key === "Escape") {
    query.value = "";
    field()?.focus();
  } else return;
  event.preventDefault();
}
