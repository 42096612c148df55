/* What a conversation was about, and how it ended. */
import { expect, test } from "vitest";
import { dispositionOf, predicted } from "../src/lib/topic";
import type { Fact } from "../src/types";
import { judged, log, said } from "./make";

const topics = ["refund", "order_status", "greet"].map((name) => ({ name, label: name }));
const guesses = (...all: [string, number][]) => ({
  ranking: all.map(([intent, confidence]) => ({ intent, confidence })),
});

test("the topic with the most confidence over all messages is predicted", () => {
  const events = log(
    said("hello"),
    judged(1, guesses(["greet", 0.9])),
    said("my parcel"),
    judged(3, guesses(["order_status", 0.5], ["refund", 0.3])),
    said("where is it"),
    judged(5, guesses(["order_status", 0.6], ["refund", 0.3])),
  );
  expect(predicted(events, topics)?.name).toBe("order_status");
});

test("without a guess at any of the topics nothing is predicted", () => {
  expect(predicted(log(said("hello")), topics)).toBeUndefined();
  const other = log(said("x"), judged(1, guesses(["elsewhere", 0.9])));
  expect(predicted(other, topics)).toBeUndefined();
});

test("how it ended is what was said last", () => {
  const resolved = (outcome: "solved" | "spam", topic: string | null): Fact => ({
    kind: "resolved",
    agent_id: "me",
    agent_name: "Ada",
    outcome,
    topic,
  });
  expect(dispositionOf(log(said("hello")))).toBeNull();
  const events = log(resolved("spam", null), said("no!"), resolved("solved", "refund"));
  expect(dispositionOf(events)).toEqual({ outcome: "solved", topic: "refund" });
});
