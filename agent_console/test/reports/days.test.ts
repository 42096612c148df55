import { expect, test } from "vitest";
import { dayBefore, dayOf, partStamp, spanName } from "../../src/reports/days";

test("a day is the local one", () => {
  expect(dayOf(new Date(2026, 4, 3, 0, 5))).toBe("2026-05-03");
});

test.each([
  ["2026-03-01", 1, "2026-02-28"],
  ["2026-01-01", 28, "2025-12-04"],
  ["2026-06-10", -7, "2026-06-17"],
])("%s less %i days is %s", (day, days, before) => {
  expect(dayBefore(day, days)).toBe(before);
});

test("a span is named by its first and last day", () => {
  expect(spanName("2026-06-10", 7)).toMatch(/4.*10/);
  expect(spanName("2026-06-10", 1)).toMatch(/10/);
});

test("a file says which hour, or which day", () => {
  const at = new Date(2026, 5, 10, 14).toISOString();
  expect(partStamp(at, "day")).toBe("2026-06-10 14:00");
  expect(partStamp(at, "week")).toBe("2026-06-10");
});
