import { expect, test } from "vitest";
import { languageLabel, languageName } from "../src/lib/language";

test.each([
  ["de", "Deutsch"],
  ["fr", "Français"],
  ["tr", "Türkçe"],
  ["pl", "Polski"],
  ["ja", "日本語"],
])("%s is called %s", (code, own) => {
  expect(languageLabel(code)).toBe(own);
});

test("the console's own language and an unknown one need no label", () => {
  expect(languageLabel("en")).toBeNull();
  expect(languageLabel(null)).toBeNull();
});

test("a code that is no language is shown as it is", () => {
  expect(languageName("!")).toBe("!");
  expect(languageName("pt")).toBe("Portuguese");
});
