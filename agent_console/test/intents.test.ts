import { expect, test } from "vitest";
import { named, preselected, search } from "../src/lib/intents";
import { duration } from "../src/lib/time";

const intent = (name: string, label: string) => ({
  name,
  label,
  examples: 1,
  answer: "",
  learned: false,
});
const all = [
  intent("order_status", "Where is my order"),
  intent("cancel_order", "Cancel an order"),
  intent("refund", "Get my money back"),
];
const names = (found: { name: string }[]) => found.map(({ name }) => name);

test("what begins with the typed words stands before what only holds them", () => {
  expect(names(search(all, "order"))).toEqual(["order_status", "cancel_order"]);
  expect(names(search(all, "money get"))).toEqual(["refund"]);
  expect(names(search(all, ""))).toEqual(["cancel_order", "refund", "order_status"]);
});

test("an intent is meant only when named in full, by name or label", () => {
  expect(named(all, "ORDER_status ")?.name).toBe("order_status");
  expect(named(all, "get my money back")?.name).toBe("refund");
  expect(named(all, "order")).toBe(undefined);
});

test("the best guess that can be chosen is preselected", () => {
  const guess = [
    { intent: "gone", confidence: 0.6 },
    { intent: "refund", confidence: 0.3 },
  ];
  expect(preselected(all, guess)?.name).toBe("refund");
  expect(preselected(all, [])).toBe(undefined);
});

test.each([
  [-5, "0s"],
  [59_999, "59s"],
  [60_000, "1m"],
  [3_900_000, "1h 05m"],
  [172_800_000, "2d"],
])("%d milliseconds read %s", (ms, words) => {
  expect(duration(ms)).toBe(words);
});
