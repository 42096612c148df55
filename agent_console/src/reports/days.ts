/* Days of the calendar as text, such as 2026-05-31, and their names in the console's language. */
import { computed } from "@preact/signals";
import { speech } from "../text";
import type { Span } from "../types";

const two = (number: number) => String(number).padStart(2, "0");

/** The local day of this moment. */
export function dayOf(at: Date): string {
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
}

/** `days` earlier, or later if they are negative. */
export function dayBefore(day: string, days: number): string {
  const at = noonOf(day);
  at.setDate(at.getDate() - days);
  return dayOf(at);
}

const formats = computed(() => {
  const made = (parts: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(speech.value.locale, parts);
  return {
    longDay: made({ weekday: "long", day: "numeric", month: "long" }),
    shortDay: made({ day: "numeric", month: "short" }),
    weekDay: made({ weekday: "short", day: "numeric" }),
    clock: made({ hour: "2-digit", minute: "2-digit" }),
  };
});

/** "Wednesday 10 June", or "4 – 10 Jun". */
export function spanName(lastDay: string, days: number): string {
  const last = noonOf(lastDay);
  const { longDay, shortDay } = formats.value;
  if (days === 1) return longDay.format(last);
  return shortDay.formatRange(noonOf(dayBefore(lastDay, days - 1)), last);
}

/** A part of the span by its beginning: "14:00", or "Wed 10". */
export function partName(start: string, span: Span): string {
  const { clock, weekDay } = formats.value;
  return (span === "day" ? clock : weekDay).format(new Date(start));
}

/** The same for a file: "2026-06-10 14:00", or "2026-06-10". */
export function partStamp(start: string, span: Span): string {
  const at = new Date(start);
  const day = dayOf(at);
  return span === "day" ? `${day} ${two(at.getHours())}:${two(at.getMinutes())}` : day;
}

/** Far enough from midnight for any change of the clock. */
function noonOf(day: string): Date {
  return new Date(`${day}T12:00:00`);
}
