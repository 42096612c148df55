/* Codes in the catalogue's words; a code that is not in it shows its name. Pure. */
import { t } from "../text";
import type { Reason, RunReason, RunStep, Summary } from "../types";

/** The name of a code, slot or intent as words. */
export function inWords(name: string): string {
  const words = name.replaceAll("_", " ").trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** A service newer than this page may send codes that the page does not know. */
function told<U extends { code: string }>(catalogue: object, coded: U): string {
  const words = (catalogue as Record<string, ((of: U) => string) | undefined>)[coded.code];
  return words?.(coded) ?? inWords(coded.code);
}

export const reasonInWords = (reason: Reason): string => told(t.codes.reason, reason);

export const reasonInShort = (reason: Reason): string =>
  (reason.code === "sensitive_matter" && t.codes.matterInShort[reason.category]) ||
  (t.codes.reasonInShort[reason.code] ?? inWords(reason.code));

export const runReasonInWords = (reason: RunReason): string => told(t.codes.runReason, reason);

export const runStepInWords = (step: RunStep): string => t.codes.runStep[step] ?? inWords(step);

/** The summary as one paragraph; empty if there is none. */
export function summaryInWords(summary: Summary | null): string {
  if (summary === null) return "";
  const { line, nothingSaid, answers } = t.codes.summary;
  if (summary.lines.length === 0) return nothingSaid;
  const lines = summary.lines.map(({ about, text }) => line[about]?.(text) ?? text);
  const accountOfBefore = summary.lines.some(({ about }) => about === "other");
  return [...lines, ...(accountOfBefore ? [] : [answers(summary.answers)])].join(" ");
}
