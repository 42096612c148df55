import { expect, test } from "vitest";
import { hasVisibleText } from "../src/visible";

test.each([
  "",
  " \t\n\u3000",
  "\u200b\u2060\ufeff\u00ad",
  "\ufe0f\u200d",
  "\u0301",
  "\u2800",
  "\u115f\u1160\u3164\uffa0",
  "\u{e0041}\u{e0100}",
  "\ud800",
  "\u202e\u2069",
])("%j shows nothing", (text) => {
  expect(hasVisibleText(text)).toBe(false);
});

test.each([
  "?",
  "好",
  "\u2067שלום\u2069",
  "👩\u200d🚒",
  "❤\ufe0f",
  "1\ufe0f\u20e3",
  "🇩🇪",
  "\u200bx",
])("%j shows something", (text) => {
  expect(hasVisibleText(text)).toBe(true);
});
