/* The inbox: which view a conversation is in, in what order, and what it is called. Pure. */
import type { InboxItem, Reason } from "../types";
import { t } from "../text";
import { reasonInWords } from "./codes";
import { number } from "./language";

export { inWords, reasonInShort as chipText } from "./codes";

export const TABS = ["waiting", "mine", "team", "bot", "resolved"] as const;
export type Tab = (typeof TABS)[number];
export type Inbox = ReadonlyMap<string, InboxItem>;

export function tabOf(item: InboxItem, meId: string): Tab {
  switch (item.status) {
    case "waiting":
    case "bot":
    case "resolved":
      return item.status;
    default:
      return item.owner?.id === meId ? "mine" : "team";
  }
}

/** The inbox with `item` in it; the very same inbox if it already holds a newer version. */
export function merge(inbox: Inbox, item: InboxItem): Inbox {
  const held = inbox.get(item.id);
  if (held && held.version > item.version) return inbox;
  return new Map(inbox).set(item.id, item);
}

/**
 * The inbox as a full snapshot has it. Rows in `changed` arrived before it on the same socket: the
 * service may have read the snapshot before they changed. Any other row not in it has left.
 */
export function replace(
  inbox: Inbox,
  snapshot: readonly InboxItem[],
  changed: ReadonlySet<string>,
): Inbox {
  const after = new Map([...inbox].filter(([id]) => changed.has(id)));
  for (const item of snapshot) {
    const held = after.get(item.id);
    after.set(item.id, held && held.version > item.version ? held : item);
  }
  return after;
}

export function countByTab(inbox: Inbox, meId: string): Record<Tab, number> {
  const counts = { waiting: 0, mine: 0, team: 0, bot: 0, resolved: 0 };
  for (const item of inbox.values()) counts[tabOf(item, meId)] += 1;
  return counts;
}

const NO_TEAMS: ReadonlySet<string> = new Set();

/** `teams`: those that the agent is in. */
export function rows(inbox: Inbox, tab: Tab, meId: string, teams = NO_TEAMS): InboxItem[] {
  const order =
    tab === "waiting" ? nextInLineFirst(teams) : tab === "mine" ? awakeFirst : newestFirst;
  return [...inbox.values()]
    .filter((item) => tabOf(item, meId) === tab)
    .sort((a, b) => dangerFirst(a, b) || order(a, b));
}

const DANGER = 3;
const Tier = { danger: 0, inLine: 1, away: 2 } as const;

/** Nobody would read an answer now: the window is closed, and there is no address. */
export const isAway = (item: InboxItem): boolean =>
  item.rank !== null && item.reach.way === "return" && !item.contact_email;

const dangerFirst = (a: InboxItem, b: InboxItem) =>
  Number(b.priority >= DANGER) - Number(a.priority >= DANGER);

const time = (at: string | undefined) => (at ? Date.parse(at) : Number.POSITIVE_INFINITY);

/** As customers are told their places: the service ranks, `handoff/domain/routing.py` says how. What
 *  waits for other teams comes later than one's own. */
const nextInLineFirst = (teams: ReadonlySet<string>) => (a: InboxItem, b: InboxItem) => {
  const foreign = ({ team, rank }: InboxItem) =>
    Number(team !== null && !teams.has(team.id) && rank?.tier !== Tier.danger);
  return (
    (a.rank?.tier ?? Tier.away) - (b.rank?.tier ?? Tier.away) ||
    foreign(a) - foreign(b) ||
    time(a.rank?.counts_from) - time(b.rank?.counts_from) ||
    (a.id < b.id ? -1 : Number(a.id > b.id))
  );
};

/** What is put off comes last, the next due on top. */
function awakeFirst(a: InboxItem, b: InboxItem): number {
  const [one, other] = [a.snoozed_until, b.snoozed_until];
  if (one && other) return Date.parse(one) - Date.parse(other);
  return Number(!!one) - Number(!!other) || unansweredFirst(a, b);
}

/** Those waiting for the agent's answer, longest first; then the rest, newest first. */
function unansweredFirst(a: InboxItem, b: InboxItem): number {
  if (a.unanswered !== b.unanswered) return a.unanswered ? -1 : 1;
  return a.unanswered ? time(a.updated_at) - time(b.updated_at) : newestFirst(a, b);
}

function newestFirst(a: InboxItem, b: InboxItem): number {
  return time(b.updated_at) - time(a.updated_at) || a.id.localeCompare(b.id);
}

const NAME_SLOTS = ["customer_name", "name", "full_name"];

type Named = Pick<InboxItem, "id" | "slots" | "contact_email"> &
  Partial<Pick<InboxItem, "customer_name">>;

export function customerName(item: Named): string {
  if (item.customer_name) return item.customer_name;
  for (const slot of NAME_SLOTS) {
    const name = item.slots[slot]?.trim();
    if (name) return name;
  }
  return item.contact_email ?? t.visitor(item.id.replace(/[^0-9a-z]/gi, "").slice(-4));
}

/** The row's second line: what was said last, or why it is here though nobody has said anything. */
export function preview(item: InboxItem, myName: string): string {
  const { last_text: text, last_from: from } = item;
  if (text) {
    if (from === "bot") return t.queue.said(t.thread.bot, text);
    if (from !== "agent") return text;
    const name = item.last_said_by ?? item.owner?.name ?? t.queue.colleague;
    return t.queue.said(name === myName ? t.queue.you : name, text);
  }
  const [reason] = item.reasons;
  if (reason) return reasonInWords(reason);
  return item.contact_email ? t.line.contact(item.contact_email) : t.queue.opened;
}

/** "0.91, threshold 0.85"; empty if nothing was measured. */
export function measured(reason: Reason): string {
  if (!("value" in reason)) return "";
  return t.details.value(number(reason.value), number(reason.threshold));
}

export function chipTooltip(reason: Reason): string {
  const value = measured(reason);
  return value ? t.details.measured(reasonInWords(reason), value) : reasonInWords(reason);
}

/** The id of the row `step` away from `current`; it stops at the ends. */
export function neighbour(
  ids: readonly string[],
  current: string | null,
  step: 1 | -1,
): string | null {
  const at = current === null ? -1 : ids.indexOf(current);
  if (at === -1) return ids[step === 1 ? 0 : ids.length - 1] ?? null;
  return ids[Math.min(Math.max(at + step, 0), ids.length - 1)] ?? null;
}
