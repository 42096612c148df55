/* Times and durations as people read them. Pure. */
import { t } from "../text";

/** "42 s", "3 min", "1 h 05", "2 d". */
export function duration(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${minutes} min`;
  const hours = Math.floor(minutes / 60);
  if (hours < 24) return `${hours} h ${String(minutes % 60).padStart(2, "0")}`;
  return `${Math.floor(hours / 24)} d`;
}

const clockFormat = new Intl.DateTimeFormat(undefined, { hour: "2-digit", minute: "2-digit" });
const dayFormat = new Intl.DateTimeFormat(undefined, {
  weekday: "long",
  day: "numeric",
  month: "long",
});
const fullFormat = new Intl.DateTimeFormat(undefined, { dateStyle: "medium", timeStyle: "short" });

export const clock = (at: string): string => clockFormat.format(new Date(at));
export const full = (at: string): string => fullFormat.format(new Date(at));

/** "14:05 in Vienna", or "Tuesday 00:05 in Auckland" where it is another day than here; null for a
 *  zone that this browser does not know. */
export function timeThere(timeZone: string, now: number): string | null {
  const place = (timeZone.split("/").at(-1) ?? timeZone).replaceAll("_", " ");
  const inZone = (options: Intl.DateTimeFormatOptions, zone?: string) =>
    new Intl.DateTimeFormat(undefined, { ...options, timeZone: zone }).format(now);
  try {
    const day = inZone({ weekday: "long" }, timeZone);
    const time = inZone({ hour: "2-digit", minute: "2-digit" }, timeZone);
    const isToday = day === inZone({ weekday: "long" });
    return t.customer.timeIn(isToday ? time : `${day} ${time}`, place);
  } catch {
    return null;
  }
}

const weekdayFormat = new Intl.DateTimeFormat(undefined, {
  weekday: "short",
  hour: "2-digit",
  minute: "2-digit",
});

/** "14:05", or "Mon 09:05" on another day than `now`. */
export const clockOrDay = (at: string, now: number): string =>
  dayKey(at) === dayKey(now) ? clock(at) : weekdayFormat.format(new Date(at));

/** The local calendar day, as a key for comparing: "2026-5-3". */
export function dayKey(at: string | number): string {
  const date = new Date(at);
  return `${date.getFullYear()}-${date.getMonth() + 1}-${date.getDate()}`;
}

const DAY_MS = 86_400_000;

export function dayName(at: string, now: number): string {
  if (dayKey(at) === dayKey(now)) return t.thread.today;
  if (dayKey(at) === dayKey(now - DAY_MS)) return t.thread.yesterday;
  return dayFormat.format(new Date(at));
}

/** With one decimal, where a tenth matters. */
export const exactPercent = (share: number): string => `${(share * 100).toFixed(1)} %`;

export const percent = (share: number): string => `${Math.round(share * 100)} %`;
