import { expect, test } from "vitest";
import { chunked } from "../src/lib/chunks";

const numbers = (n: number) => Array.from({ length: n }, (_, i) => i);

test("a list is cut into parts of equal length, the last one may be shorter", () => {
  expect(chunked([], 2, [])).toEqual([]);
  expect(chunked(numbers(5), 2, [])).toEqual([[0, 1], [2, 3], [4]]);
});

test("what was added changes the last part alone", () => {
  const before = chunked(numbers(5), 2, []);
  const after = chunked(numbers(6), 2, before);
  expect(after.map((part, i) => part === before[i])).toEqual([true, true, false]);
});

test("what has changed further up changes its own part alone", () => {
  const before = chunked(numbers(5), 2, []);
  const after = chunked([9, 1, 2, 3, 4], 2, before);
  expect(after.map((part, i) => part === before[i])).toEqual([false, true, true]);
});
