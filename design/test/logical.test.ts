/* Where text runs from right to left the layout turns round: no style sheet names a side. */
import { expect, test } from "vitest";
import { isRightToLeft } from "../src/direction";

const found = {
  ...import.meta.glob<string>("../src/*.css", { query: "?raw", import: "default", eager: true }),
  ...import.meta.glob<string>("../../widget/src/style/*.css", {
    query: "?raw",
    import: "default",
    eager: true,
  }),
  ...import.meta.glob<string>("../../agent_console/src/styles/*.css", {
    query: "?raw",
    import: "default",
    eager: true,
  }),
};

const SIDES =
  /(^|[^-\w])((border|margin|padding|scroll-\w+)-(left|right)|(left|right)|border-(top|bottom)-(left|right)-radius)\s*:|(text-align|float|clear):\s*(left|right)/;
/** Four values, such as `0 2px max(1px, 2px) 0`. */
const VALUE = String.raw`((?:[^\s;()]|\((?:[^()]|\([^()]*\))*\))+)`;
const FOUR = new RegExp(`(?:margin|padding|inset):\\s*${Array(4).fill(VALUE).join("\\s+")};`, "g");

test.each(Object.entries(found))("%s", (_, sheet) => {
  const css = sheet.replace(/\/\*.*?\*\//gs, "");
  expect(css.split("\n").filter((line) => SIDES.test(line))).toEqual([]);
  const uneven = [...css.matchAll(FOUR)].filter(([, , right, , left]) => right !== left);
  expect(uneven.map(([rule]) => rule)).toEqual([]);
});

test("languages that run from right to left are known by their tag", () => {
  expect(["ar", "ar-EG", "HE", "fa-IR"].every(isRightToLeft)).toBe(true);
  expect(["en", "de-AT", "arn", ""].some(isRightToLeft)).toBe(false);
});
