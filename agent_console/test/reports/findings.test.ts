import { describe, expect, test } from "vitest";
import { findings, summary, type Finding, type Name } from "../../src/reports/findings";
import type { Report, Span } from "../../src/types";
import { report, stamp } from "./make";

function find(name: Name, of: Report, span: Span = "day"): Finding {
  return findings({ span, of }).find((one) => one.name === name)!;
}

describe("compared with the span before", () => {
  test.each([
    [5, 3, "2 more than the day before"],
    [3, 5, "2 fewer than the day before"],
    [3, 3, "As many as the day before"],
  ])("%i after %i: %s", (opened, before, words) => {
    expect(find("opened", report({ opened }, { opened: before })).compared).toBe(words);
  });

  test.each([
    [90, 30, "1m longer than the day before"],
    [30, 60, "30s shorter than the day before"],
    [60, 60.2, "As long as the day before"],
    [60, null, "Nothing to compare with in the day before"],
  ])("a median of %d s after %d s: %s", (median_s, before, words) => {
    const of = report({ median_s, answered: 1 }, { median_s: before });
    expect(find("answer", of).compared).toBe(words);
  });

  test.each([
    [4.5, 4, "0.5 better than the day before"],
    [3, 4.26, "1.3 worse than the day before"],
    [4.31, 4.32, "As good as the day before"],
  ])("a rating of %d after %d: %s", (mean_rating, before, words) => {
    expect(find("ratings", report({ mean_rating }, { mean_rating: before })).compared).toBe(words);
  });

  test("a span that is not over is compared with as much of the one before", () => {
    const of = report({ opened: 1 }, { end: stamp(-1) });
    expect(find("opened", of).compared).toBe("1 more than the day before, up to the same time");
  });
});

test("reasons with the same words are one bar, the longest first", () => {
  const reasons = [
    { code: "unsure", count: 2 },
    { code: "asked_for_a_person", count: 2 },
    { code: "pressed_the_button", count: 1 },
    { code: "something_new", count: 1 },
    { code: null, count: 1 },
  ];
  const { drawing, table } = find("reasons", report({ passed_on: 7 }, {}, { reasons }));
  expect(drawing.places).toEqual(["Wants a person", "Bot unsure", "Something new", "Not recorded"]);
  expect(table.rows[0]!.map(({ shown }) => shown)).toEqual(["Wants a person", "3", "43%"]);
  expect(table.rows[0]!.map(({ kept }) => kept)).toEqual(["Wants a person", 3, 0.43]);
});

test("languages are named; one that was not recognised is said to be", () => {
  const languages = [
    { code: "de", count: 3 },
    { code: null, count: 1 },
  ];
  const finding = find("languages", report({}, {}, { languages }));
  expect(finding.headline).toBe("1 language");
  expect(finding.drawing.places).toEqual(["German", "Not recognised"]);
});

test("durations are drawn in a unit that fits, shown in words and kept in seconds", () => {
  const of = report({ answered: 2, median_s: 90, p90_s: 600 });
  of.parts[1] = { ...of.parts[1]!, answered: 2, median_s: 90, p90_s: 600 };
  const { drawing, table } = find("answer", of);
  expect(drawing.valuesAre).toBe("Minutes");
  expect(drawing.series.map(({ values }) => values)).toEqual([
    [null, 1.5, null],
    [null, 10, null],
  ]);
  expect(table.rows[1]!.map(({ shown }) => shown).slice(1)).toEqual(["2", "1m", "10m"]);
  expect(table.rows[1]!.map(({ kept }) => kept).slice(1)).toEqual([2, 90, 600]);
  expect(table.rows[0]!.map(({ kept }) => kept).slice(1)).toEqual([0, null, null]);
});

test("what there is nothing of says so in words", () => {
  for (const { empty } of findings({ span: "week", of: report({}) })) expect(empty).toMatch(/\.$/);
  expect(find("opened", report({ opened: 1 })).empty).toBe("");
});

test("a picture is read aloud as its headline, what it is compared with, and what else there is", () => {
  const of = report({ answered: 1, still_waiting: 1, median_s: 60, p90_s: 60 }, { median_s: 60 });
  expect(summary(find("answer", of))).toBe(
    "Time to a person's first answer. 1m median. As long as the day before. 2 waits: 1 answered, 1 still waiting, 0 never answered.",
  );
});
