import { describe, expect, test } from "vitest";
import { dueInFull, dueInShort, urgency, warnings } from "../src/lib/due";
import type { Due } from "../src/types";
import { at, item, ME } from "./make";

const due: Due = { metric: "first_answer", near_at: at(6), at: at(8) };
const time = (minutes: number) => Date.parse(at(minutes));
const me = { id: ME, name: "Me" };

describe("by when to answer", () => {
  test("it is calm, then near, then over", () => {
    expect([0, 5.9, 6, 7.9, 8, 90].map((minutes) => urgency(due, time(minutes)))).toEqual([
      "calm",
      "calm",
      "near",
      "near",
      "over",
      "over",
    ]);
  });

  test("what is left and how late it is are said in short", () => {
    expect(dueInShort(due, time(2))).toBe("6m left");
    expect(dueInShort(due, time(8))).toBe("0s late");
    expect(dueInShort(due, time(11))).toBe("3m late");
  });

  test("the time is said where it is long until then", () => {
    const tomorrow: Due = { ...due, at: at(24 * 60 + 5) };
    expect(dueInShort(tomorrow, time(0))).toMatch(/\p{L}+.* 12:05/u);
    expect(dueInFull(tomorrow, time(0))).toMatch(/^First answer due \p{L}+/u);
    expect(dueInFull(due, time(0))).toMatch(/^First answer due 12:08/);
  });
});

describe("warnings", () => {
  const mine = item({ id: "mine", status: "human", owner: me, due });
  const others = item({ id: "others", status: "human", owner: { id: "ben", name: "Ben" }, due });
  const between = (before: number, now: number) =>
    warnings([mine, others, item({ due })], ME, time(before), time(now)).map(
      ({ item: { id }, level }) => `${id} ${level}`,
    );

  test("each comes once, and only to whoever holds the conversation", () => {
    expect(between(0, 5)).toEqual([]);
    expect(between(5, 6)).toEqual(["mine near"]);
    expect(between(6, 7)).toEqual([]);
    expect(between(7, 8)).toEqual(["mine over"]);
    expect(between(8, 9)).toEqual([]);
  });

  test("what ran over while nobody looked is over, not near", () => {
    expect(between(5, 9)).toEqual(["mine over"]);
  });
});
