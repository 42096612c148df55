import { expect, test } from "vitest";
import { isComposing, isPlainEnter } from "../src";

const enter = { key: "Enter", shiftKey: false, isComposing: false, keyCode: 13 };

test("Enter means done", () => {
  expect(isPlainEnter(enter)).toBe(true);
  expect(isPlainEnter({ ...enter, key: "a" })).toBe(false);
});

test("Shift and Enter mean a new line", () => {
  expect(isPlainEnter({ ...enter, shiftKey: true })).toBe(false);
});

test.each([
  ["while it goes on", { isComposing: true, keyCode: 229 }],
  ["while it goes on, without the old code", { isComposing: true }],
  ["after it, in Safari's order", { keyCode: 229 }],
])("Enter that ends a composition means nothing else: %s", (_, more) => {
  expect(isComposing({ ...enter, ...more })).toBe(true);
  expect(isPlainEnter({ ...enter, ...more })).toBe(false);
});
