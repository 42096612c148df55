import { expect, test } from "vitest";
import { MAX_TEXT, tooLongBy } from "../src";

test("a text may have as many characters as the service takes, and not one more", () => {
  expect(tooLongBy("")).toBe(-MAX_TEXT);
  expect(tooLongBy("a".repeat(MAX_TEXT))).toBe(0);
  expect(tooLongBy("a".repeat(MAX_TEXT + 12))).toBe(12);
});

test("characters are counted as the service counts them, without the space around the text", () => {
  expect(tooLongBy("😀".repeat(MAX_TEXT))).toBe(0);
  expect(tooLongBy(`\n ${"a".repeat(MAX_TEXT)}  `)).toBe(0);
});
