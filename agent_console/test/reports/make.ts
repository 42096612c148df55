/* Small reports. */
import type { Figures, Part, Report } from "../../src/types";

const START = Date.UTC(2026, 5, 10);
const HOUR = 3_600_000;
export const stamp = (hours: number) => new Date(START + hours * HOUR).toISOString();

function figures(part: Partial<Figures> = {}): Figures {
  return {
    start: stamp(0),
    end: stamp(24),
    opened: 0,
    by_bot: 0,
    by_person: 0,
    unsolved: 0,
    spam: 0,
    closed_unanswered: 0,
    passed_on: 0,
    answered: 0,
    still_waiting: 0,
    never_answered: 0,
    median_s: null,
    p90_s: null,
    ratings: [0, 0, 0, 0, 0],
    mean_rating: null,
    ...part,
  };
}

export function report(
  now: Partial<Figures>,
  before: Partial<Figures> = {},
  more: Partial<Report> = {},
): Report {
  const parts: Part[] = [0, 1, 2].map((at) => ({
    start: stamp(at),
    end: stamp(at + 1),
    opened: at,
    by_bot: 0,
    by_person: 0,
    answered: 0,
    median_s: null,
    p90_s: null,
  }));
  const earlier = figures({ start: stamp(-24), end: stamp(0), ...before });
  return { figures: figures(now), before: earlier, parts, reasons: [], languages: [], ...more };
}
