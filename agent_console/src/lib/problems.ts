/* What went wrong, in the console's language. */
import { t } from "../text";
import type { Told } from "../texts/catalogue";

/** A service newer than this page may send codes that the page does not know. */
export function problemInWords(problem: Told): string {
  const words: Record<string, ((of: Told) => string) | undefined> = t.problem;
  return words[problem.code]?.(problem) ?? problem.message;
}
