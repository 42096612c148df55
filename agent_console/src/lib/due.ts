/* By when the team is to answer: how near that is, and in which words. Pure. */
import { t } from "../text";
import type { Due, InboxItem } from "../types";
import { clockOrDay, duration } from "./time";

export type Urgency = "calm" | "near" | "over";

export function urgency(due: Due, now: number): Urgency {
  if (now >= Date.parse(due.at)) return "over";
  return now >= Date.parse(due.near_at) ? "near" : "calm";
}

const COUNTED_MS = 12 * 3_600_000;

/** "6 min left", "2 min late"; where it is long until then, the time: "Mon 09:05". */
export function dueInShort(due: Due, now: number): string {
  const left = Date.parse(due.at) - now;
  if (left <= 0) return t.due.late(duration(-left));
  return left < COUNTED_MS ? t.due.left(duration(left)) : clockOrDay(due.at, now);
}

/** "First answer due 14:05". */
export const dueInFull = (due: Due, now: number): string =>
  t.due.full(t.due[due.metric], clockOrDay(due.at, now));

export interface Warning {
  item: InboxItem;
  due: Due;
  level: "near" | "over";
}

/**
 * What has come near or run over between `before` and `now` among the conversations that `meId`
 * holds. Each is met once, however often the clock is looked at.
 */
export function warnings(
  items: Iterable<InboxItem>,
  meId: string,
  before: number,
  now: number,
): Warning[] {
  const found: Warning[] = [];
  for (const item of items) {
    const { due } = item;
    if (!due || item.owner?.id !== meId) continue;
    const level = urgency(due, now);
    if (level !== "calm" && level !== urgency(due, before)) found.push({ item, due, level });
  }
  return found;
}
