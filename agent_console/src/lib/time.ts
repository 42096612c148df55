/* Times, durations and shares as people read them, in the console's language. */
import { computed } from "@preact/signals";
import { speech, t } from "../text";

/** Made once for each language: they cost more to make than to use. */
const formats = computed(() => {
  const { locale } = speech.value;
  const date = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(locale, options);
  const percent = (maximumFractionDigits: number, minimumFractionDigits = 0) =>
    new Intl.NumberFormat(locale, {
      style: "percent",
      maximumFractionDigits,
      minimumFractionDigits,
    });
  const unit = (name: string, minimumIntegerDigits = 1) =>
    new Intl.NumberFormat(locale, {
      style: "unit",
      unit: name,
      unitDisplay: "narrow",
      minimumIntegerDigits,
    });
  return {
    clock: date({ hour: "2-digit", minute: "2-digit" }),
    day: date({ weekday: "long", day: "numeric", month: "long" }),
    full: date({ dateStyle: "medium", timeStyle: "short" }),
    second: unit("second"),
    minute: unit("minute"),
    twoDigits: unit("minute", 2),
    hour: unit("hour"),
    days: unit("day"),
    percent: percent(0),
    exactPercent: percent(1, 1),
  };
});

/** "42s", "3m", "1h 05m", "2d". */
export function duration(ms: number): string {
  const { second, minute, twoDigits, hour, days } = formats.value;
  const seconds = Math.max(0, Math.floor(ms / 1000));
  if (seconds < 60) return second.format(seconds);
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return minute.format(minutes);
  const hours = Math.floor(minutes / 60);
  if (hours < 24) return `${hour.format(hours)} ${twoDigits.format(minutes % 60)}`;
  return days.format(Math.floor(hours / 24));
}

export const clock = (at: string): string => formats.value.clock.format(new Date(at));
export const full = (at: string): string => formats.value.full.format(new Date(at));

/** "14:05 in Vienna", or "Tuesday 00:05 in Auckland" where it is another day than here; null for a
 *  zone that this browser does not know. */
export function timeThere(timeZone: string, now: number): string | null {
  const { locale } = speech.value;
  const place = (timeZone.split("/").at(-1) ?? timeZone).replaceAll("_", " ");
  const inZone = (options: Intl.DateTimeFormatOptions, zone?: string) =>
    new Intl.DateTimeFormat(locale, { ...options, timeZone: zone }).format(now);
  try {
    const day = inZone({ weekday: "long" }, timeZone);
    const time = inZone({ hour: "2-digit", minute: "2-digit" }, timeZone);
    const isToday = day === inZone({ weekday: "long" });
    return t.customer.timeIn(isToday ? time : `${day} ${time}`, place);
  } catch {
    return null;
  }
}

const weekdayFormat = computed(() => {
  const parts = { weekday: "short", hour: "2-digit", minute: "2-digit" } as const;
  return new Intl.DateTimeFormat(speech.value.locale, parts);
});

/** "14:05", or "Mon 09:05" on another day than `now`. */
export const clockOrDay = (at: string, now: number): string =>
  dayKey(at) === dayKey(now) ? clock(at) : weekdayFormat.value.format(new Date(at));

/** The local calendar day, as a key for comparing: "2026-5-3". */
export function dayKey(at: string | number): string {
  const date = new Date(at);
  return `${date.getFullYear()}-${date.getMonth() + 1}-${date.getDate()}`;
}

const DAY_MS = 86_400_000;

export function dayName(at: string, now: number): string {
  if (dayKey(at) === dayKey(now)) return t.thread.today;
  if (dayKey(at) === dayKey(now - DAY_MS)) return t.thread.yesterday;
  return formats.value.day.format(new Date(at));
}

/** With one decimal, where a tenth matters. */
export const exactPercent = (share: number): string => formats.value.exactPercent.format(share);

export const percent = (share: number): string => formats.value.percent.format(share);
