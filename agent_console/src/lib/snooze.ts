/* Until when a conversation can be put off with one press. Pure. */

export type PresetName = "hour" | "afternoon" | "tomorrow" | "monday";
export interface Preset {
  name: PresetName;
  at: Date;
}

const HOUR_MS = 3_600_000;
const AFTERNOON = 14;
const MORNING = 9;
const MONDAY = 1;

/** In the agent's own time; what would come twice, or has passed, is left out. */
export function presets(now: Date): Preset[] {
  const tomorrow = dayAt(now, 1, MORNING);
  const monday = dayAt(now, (MONDAY - now.getDay() + 7) % 7 || 7, MORNING);
  const afternoon = dayAt(now, 0, AFTERNOON);
  const found: Preset[] = [{ name: "hour", at: new Date(now.getTime() + HOUR_MS) }];
  if (afternoon.getTime() - now.getTime() > HOUR_MS)
    found.push({ name: "afternoon", at: afternoon });
  found.push({ name: "tomorrow", at: tomorrow });
  if (monday.getTime() !== tomorrow.getTime()) found.push({ name: "monday", at: monday });
  return found;
}

function dayAt(now: Date, days: number, hour: number): Date {
  return new Date(now.getFullYear(), now.getMonth(), now.getDate() + days, hour);
}

/** As a field for date and time takes it: "2026-05-04T14:05", in local time. */
export function fieldValue(at: Date): string {
  const two = (part: number) => String(part).padStart(2, "0");
  const day = [at.getFullYear(), two(at.getMonth() + 1), two(at.getDate())].join("-");
  return `${day}T${two(at.getHours())}:${two(at.getMinutes())}`;
}
