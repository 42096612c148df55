/* Finds an intent by what someone types. Pure. */
import type { Guess, Topic } from "../types";

/** Intents that match `query`, best first: names or labels that begin with it, then the others. */
export function search<T extends Topic>(intents: readonly T[], query: string): T[] {
  const wanted = normal(query);
  if (!wanted) return [...intents].sort(byLabel);
  const words = wanted.split(" ");
  return intents
    .filter((intent) => words.every((word) => haystack(intent).includes(word)))
    .sort((a, b) => rank(a, wanted) - rank(b, wanted) || byLabel(a, b));
}

/** The intent whose full name or label `text` is. */
export function named<T extends Topic>(intents: readonly T[], text: string): T | undefined {
  const wanted = normal(text);
  return intents.find(
    (intent) => normal(intent.name) === wanted || normal(intent.label) === wanted,
  );
}

/** The bot's best guess among the intents that can be chosen. */
export function preselected<T extends Topic>(
  intents: readonly T[],
  guess: readonly Guess[],
): T | undefined {
  const names = guess.map((one) => one.intent);
  return names.map((name) => intents.find((intent) => intent.name === name)).find(Boolean);
}

const normal = (text: string) =>
  text.toLowerCase().replaceAll("_", " ").trim().replace(/\s+/g, " ");
const haystack = (intent: Topic) => `${normal(intent.name)} ${normal(intent.label)}`;
const byLabel = (a: Topic, b: Topic) => a.label.localeCompare(b.label);

function rank(intent: Topic, wanted: string): number {
  if (normal(intent.label).startsWith(wanted) || normal(intent.name).startsWith(wanted)) return 0;
  return haystack(intent).includes(wanted) ? 1 : 2;
}
