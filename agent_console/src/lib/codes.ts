/* Codes in the words of the catalogue; one that is not in it shows its name. Pure. */
import { t } from "../text";
import type { Reason, RunReason, RunStep, Summary } from "../types";

/** A code's, a slot's or an intent's name as words. */
export function inWords(name: string): string {
  const words = name.replaceAll("_", " ").trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** A service newer than this page may know codes of which the page knows nothing. */
function told<U extends { code: string }>(catalogue: object, coded: U): string {
  const words = (catalogue as Record<string, ((of: U) => string) | undefined>)[coded.code];
  return words?.(coded) ?? inWords(coded.code);
}

export const reasonInWords = (reason: Reason): string => told(t.codes.reason, reason);

export const reasonInShort = (reason: Reason): string =>
  t.codes.reasonInShort[reason.code] ?? inWords(reason.code);

export const runReasonInWords = (reason: RunReason): string => told(t.codes.runReason, reason);

export const runStepInWords = (step: RunStep): string => t.codes.runStep[step] ?? inWords(step);

/** The account as one paragraph; empty when there is none. */
export function summaryInWords(summary: Summary | null): string {
  if (summary === null) return "";
  const { line, nothingSaid, answers } = t.codes.summary;
  if (summary.lines.length === 0) return nothingSaid;
  const lines = summary.lines.map(({ about, text }) => line[about]?.(text) ?? text);
  const accountOfBefore = summary.lines.some(({ about }) => about === "other");
  return [...lines, ...(accountOfBefore ? [] : [answers(summary.answers)])].join(" ");
}
