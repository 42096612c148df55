/* Codes in the catalogue's words; a code that is not in it shows its name. Pure. */
import { t } from "../text";
import type { Reason, RunReason, RunStep, Summary, SummaryLine } from "../types";

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

export interface SummarySection {
  readonly title: string;
  readonly lines: readonly SummaryLine[];
}

/** A section for each thing that there is something to say about; a service newer than this page may
 *  send lines about something else. */
export function summarySections({ lines }: Summary): SummarySection[] {
  const titles: Record<string, string> = t.codes.summary;
  const abouts = new Set([...Object.keys(titles), ...lines.map(({ about }) => about)]);
  return [...abouts].flatMap((about) => {
    const its = lines.filter((line) => line.about === about);
    return its.length > 0 ? [{ title: titles[about] ?? inWords(about), lines: its }] : [];
  });
}
