/* Finds an intent by what someone types. Pure. */
import type { Guess, Intent } from "../types";

/** Intents that match `query`, best first: names or labels that begin with it, then the others. */
export function search(intents: readonly Intent[], query: string): Intent[] {
  const wanted = normal(query);
  if (!wanted) return [...intents].sort(byLabel);
  const words = wanted.split(" ");
  return intents
    .filter((intent) => words.every((word) => haystack(intent).includes(word)))
    .sort((a, b) => rank(a, wanted) - rank(b, wanted) || byLabel(a, b));
}

/** The intent whose full name or label `text` is. */
export function named(intents: readonly Intent[], text: string): Intent | undefined {
  const wanted = normal(text);
  return intents.find(
    (intent) => normal(intent.name) === wanted || normal(intent.label) === wanted,
  );
}

/** The bot's best guess among the intents that can be chosen. */
export function preselected(
  intents: readonly Intent[],
  guess: readonly Guess[],
): Intent | undefined {
  const names = guess.map((one) => one.intent);
  return names.map((name) => intents.find((intent) => intent.name === name)).find(Boolean);
}

const normal = (text: string) =>
  text.toLowerCase().replaceAll("_", " ").trim().replace(/\s+/g, " ");
const haystack = (intent: Intent) => `${normal(intent.name)} ${normal(intent.label)}`;
const byLabel = (a: Intent, b: Intent) => a.label.localeCompare(b.label);

function rank(intent: Intent, wanted: string): number {
  if (normal(intent.label).startsWith(wanted) || normal(intent.name).startsWith(wanted)) return 0;
  return haystack(intent).includes(wanted) ? 1 : 2;
}
