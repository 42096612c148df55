/* A mood as one word, and as points on a small graph. Pure. */
import type { Event, Mood } from "../types";

export type Tone = "negative" | "neutral" | "positive";

export function toneOf(mood: Mood): Tone {
  if (mood.negative >= 0.5) return "negative";
  return mood.positive >= 0.5 ? "positive" : "neutral";
}

export const toneShare = (mood: Mood): number => mood[toneOf(mood)];

/** -1 (upset) to 1 (pleased). */
export const height = (mood: Mood): number => mood.positive - mood.negative;

export interface MoodPoint {
  seq: number;
  at: string;
  mood: Mood;
}

export function moodsOf(events: readonly Event[]): MoodPoint[] {
  const points: MoodPoint[] = [];
  for (const { data, at } of events) {
    if (data.kind === "judged" && data.mood) {
      points.push({ seq: data.message_seq, at, mood: data.mood });
    }
  }
  return points.sort((a, b) => a.seq - b.seq);
}

/** At most `most` of the points, equally far apart, with the first and the last. */
export function thinned<T>(points: readonly T[], most: number): readonly T[] {
  if (points.length <= most) return points;
  const step = (points.length - 1) / (most - 1);
  return Array.from({ length: most }, (_, i) => points[Math.round(i * step)]!);
}

/** The points' positions in a box of `width` × `tall` pixels, equally spaced. */
export function plot(
  points: readonly MoodPoint[],
  width: number,
  tall: number,
): { x: number; y: number; tone: Tone; seq: number }[] {
  const step = points.length > 1 ? width / (points.length - 1) : 0;
  return points.map(({ mood, seq }, i) => ({
    x: points.length > 1 ? i * step : width / 2,
    y: ((1 - height(mood)) / 2) * tall,
    tone: toneOf(mood),
    seq,
  }));
}
