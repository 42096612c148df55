/** Notices that say once more what one before has said are left out. */
import type { Item, Notice } from "./thread";

/** After these, the same words are news again. */
const CHANGES_HANDS = new Set<Notice["fact"]["kind"]>([
  "claimed",
  "transferred",
  "handed_back",
  "resolved",
  "reopened",
]);

/** Two tabs may both have asked for a person, and an address may be left twice. */
export function withoutRepeats(items: readonly Item[]): Item[] {
  let told = new Set<string>();
  return items.filter((item) => {
    if (item.kind !== "notice") return true;
    if (CHANGES_HANDS.has(item.fact.kind)) told = new Set();
    const words = wordsOf(item);
    const isRepeat = told.has(words);
    told.add(words);
    return !isRepeat;
  });
}

/** What a notice's words depend on. */
function wordsOf({ fact, again }: Notice): string {
  const ids = { client_id: null, about_seq: null };
  return JSON.stringify({ ...fact, ...ids, again });
}
