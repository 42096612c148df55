/* What a conversation was about, as the bot's guesses tell. Pure. */
import type { Event, Topic } from "../types";

/** The topic with the most confidence over all messages; undefined: there is no telling. */
export function predicted(events: readonly Event[], topics: readonly Topic[]): Topic | undefined {
  const weights = new Map<string, number>();
  for (const { data } of events) {
    if (data.kind !== "judged") continue;
    for (const { intent, confidence } of data.ranking) {
      weights.set(intent, (weights.get(intent) ?? 0) + confidence);
    }
  }
  let best: Topic | undefined;
  for (const topic of topics) {
    const weight = weights.get(topic.name) ?? 0;
    if (weight > (best ? (weights.get(best.name) ?? 0) : 0)) best = topic;
  }
  return best;
}

export interface Disposition {
  outcome: "solved" | "unsolved" | "spam";
  topic: string | null;
}

/** How it was resolved last; null: it never was. */
export function dispositionOf(events: readonly Event[]): Disposition | null {
  const last = events.findLast(({ data }) => data.kind === "resolved")?.data;
  return last?.kind === "resolved" ? { outcome: last.outcome, topic: last.topic } : null;
}
