import { expect, test } from "vitest";
import { csv } from "../src/lib/csv";

const lines = (text: string) => text.replace("\ufeff", "").split("\r\n");

test("rows are lines that end as the standard says, with the mark that spreadsheets need", () => {
  expect(
    csv([
      ["Day", "Conversations"],
      ["2026-06-10", 3],
    ]),
  ).toBe("\ufeffDay,Conversations\r\n2026-06-10,3\r\n");
});

test("what is not known is empty, and zero is zero", () => {
  expect(lines(csv([[null, 0, -1.5]]))[0]).toBe(",0,-1.5");
});

test.each([
  ['say "hi"', '"say ""hi"""'],
  ["a,b", '"a,b"'],
  ["a;b", '"a;b"'],
  ["two\nlines", '"two\nlines"'],
])("%j is quoted", (cell, field) => {
  expect(csv([[cell]])).toBe(`\ufeff${field}\r\n`);
});

test.each(["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", " =1", "\r=1", "\0=1", '=HYPERLINK("x")'])(
  "%j is text for a spreadsheet, not something to calculate",
  (cell) => {
    expect(
      csv([[cell]])
        .replace("\ufeff", "")
        .replace(/^"/, ""),
    ).toMatch(/^'/);
  },
);

test("words with a sign within them stay as they are", () => {
  expect(lines(csv([["a-b = c"]]))[0]).toBe("a-b = c");
});
