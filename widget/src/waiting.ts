/** How long it will be until a person is there, in words, and never more than is known. */
import type { wire } from "@baton/client";
import type { Texts } from "./texts";

/** What the card of somebody in the queue says below their place. */
export function queueHint(queue: wire.Queue | null, texts: Texts, locale: string): string {
  if (queue?.opens_at) return texts.queueStillHere;
  if (!queue?.wait) return texts.queueHint;
  const number = new Intl.NumberFormat(locale);
  return texts.queueWait(number.format(queue.wait.least), number.format(queue.wait.most));
}

/** "We are back on Monday at 09:00", in the visitor's own time; null: the team is at work. */
export function backInWords(
  { opens_at, time_zone }: Pick<wire.Queue, "opens_at" | "time_zone">,
  texts: Texts,
  locale: string,
  now: number,
): string | null {
  const opens = Date.parse(opens_at ?? "");
  if (!(opens > now)) return null;
  const format = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale, options).format(opens);
  const time = format({ timeStyle: "short" });
  const isToday = new Date(opens).toDateString() === new Date(now).toDateString();
  // A weekday alone could be that of any week.
  const isFar = opens - now > 6 * 86_400_000;
  const day = format({ weekday: "long", ...(isFar && { day: "numeric", month: "long" }) });
  return texts.backAt(isToday ? null : day, time, isElsewhere(opens, time_zone));
}

/** Whether clocks show another time where the team is; unknown zones are the visitor's. */
function isElsewhere(at: number, timeZone: string | null): boolean {
  const shown = (zone?: string) =>
    new Intl.DateTimeFormat("en", { timeStyle: "short", timeZone: zone }).format(at);
  try {
    return timeZone !== null && shown(timeZone) !== shown();
  } catch {
    return false;
  }
}
