/* A figure set against that of the span before, in words. */
import { computed } from "@preact/signals";
import { number } from "../lib/language";
import { duration } from "../lib/time";
import { speech, t } from "../text";
import type { Report, Span } from "../types";

/** As the beginning of one. */
export const sentence = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

/** The span before, in words. */
export function compareWith(span: Span, { figures, before }: Report): string {
  const name = t.reports.than[span];
  // Otherwise it ends where this one begins.
  return before.end === figures.start ? name : t.reports.sameTime(name);
}

export function counted(count: number, before: number, than: string): string {
  if (count === before) return t.reports.asMany(than);
  const by = number(Math.abs(count - before));
  return count > before ? t.reports.more(by, than) : t.reports.fewer(by, than);
}

export function timed(seconds: number, before: number | null, than: string): string {
  if (before === null) return t.reports.nothingBefore(than);
  if (Math.round(seconds) === Math.round(before)) return t.reports.asLong(than);
  const by = time(Math.abs(seconds - before));
  return seconds > before ? t.reports.longer(by, than) : t.reports.shorter(by, than);
}

export function rated(mean: number, before: number | null, than: string): string {
  if (before === null) return t.reports.nothingBefore(than);
  const by = tenths(Math.abs(mean - before));
  if (by === tenths(0)) return t.reports.asGood(than);
  return mean > before ? t.reports.better(by, than) : t.reports.worse(by, than);
}

const oneDecimal = computed(() => {
  const digits = { minimumFractionDigits: 1, maximumFractionDigits: 1 };
  return new Intl.NumberFormat(speech.value.locale, digits);
});
export const tenths = (value: number): string => oneDecimal.value.format(value);
export const time = (seconds: number): string => duration(Math.round(seconds) * 1000);
