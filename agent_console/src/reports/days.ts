/* Days of the calendar as text, such as 2026-05-31, and their names. Pure. */
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

const longDay = new Intl.DateTimeFormat(undefined, {
  weekday: "long",
  day: "numeric",
  month: "long",
});
const shortDay = new Intl.DateTimeFormat(undefined, { day: "numeric", month: "short" });
const weekDay = new Intl.DateTimeFormat(undefined, { weekday: "short", day: "numeric" });
const clock = new Intl.DateTimeFormat(undefined, { hour: "2-digit", minute: "2-digit" });

/** "Wednesday 10 June", or "4 – 10 Jun". */
export function spanName(lastDay: string, days: number): string {
  const last = noonOf(lastDay);
  if (days === 1) return longDay.format(last);
  return shortDay.formatRange(noonOf(dayBefore(lastDay, days - 1)), last);
}

/** A part of the span by its beginning: "14:00", or "Wed 10". */
export function partName(start: string, span: Span): string {
  const at = new Date(start);
  return (span === "day" ? clock : weekDay).format(at);
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
