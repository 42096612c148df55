import { describe, expect, test } from "vitest";
import { check, suggestName, tidy } from "../src/lib/slug";
import type { NewIntent } from "../src/types";

const known = [
  { name: "refund", label: "Get my money back", examples: 3, answer: "Yes.", learned: false },
];
const good: NewIntent = {
  name: "rent_rack",
  label: "Rent a rack",
  phrasings: ["rent a rack", "rack for hire?", "can I borrow a rack"],
  answer: "Yes, for 12 pounds.",
};

describe("the suggested name", () => {
  test.each([
    ["Rent a kayak rack", "rent_kayak_rack"],
    ["do you rent out kayak racks for the weekend?", "rent_out_kayak_racks"],
    ["Garantie verlängern", "garantie_verlangern"],
    ["2nd hand boats!", "nd_hand_boats"],
    ["where is it?", "where_is_it"],
    ["don't ship", "dont_ship"],
    ["", ""],
    ["配送", ""],
  ])("of %j is %j", (words, name) => {
    expect(suggestName(words)).toBe(name);
  });

  test("fits the pattern of names however long the words are", () => {
    const name = suggestName("extraordinarily incomprehensible internationalization question");
    expect(name).toMatch(/^[a-z][a-z0-9_]{2,40}$/);
  });
});

describe("the form", () => {
  const wrong = (part: Partial<NewIntent>) => check({ ...good, ...part }, known);

  test("can be sent when everything is there", () => {
    expect(check(good, known)).toBe(null);
  });

  test("says what is wrong with the names", () => {
    expect(wrong({ name: "Rent" })?.name).toMatch("lower-case");
    expect(wrong({ name: "refund" })?.name).toMatch("already");
    expect(wrong({ label: "ab" })?.label).toMatch("3 to 60");
    expect(wrong({ label: "get my money BACK " })?.label).toMatch("Another intent");
  });

  test("counts only filled phrasings, and none twice", () => {
    expect(wrong({ phrasings: ["one", " ", ""] })?.phrasings).toMatch("2 more phrasings");
    expect(wrong({ phrasings: ["one", "two", "One "] })?.phrasing).toEqual({
      2: "This phrasing appears twice.",
    });
    expect(wrong({ phrasings: [...good.phrasings, ""] })).toBe(null);
  });

  test("refuses an answer that still holds masked data", () => {
    expect(wrong({ answer: "I wrote to <email>." })?.answer).toMatch("<email>");
    expect(wrong({ answer: "x" })?.answer).toMatch("2 to 2000");
  });

  test("is sent without spaces around and without empty phrasings", () => {
    expect(tidy({ ...good, label: " Rent a rack ", phrasings: [" a ", "", "b"] })).toMatchObject({
      label: "Rent a rack",
      phrasings: ["a", "b"],
    });
  });
});
