import { expect, test } from "vitest";
import { ar } from "../src/texts/ar";
import { de } from "../src/texts/de";
import { en } from "../src/texts/en";
import { es } from "../src/texts/es";
import { fr } from "../src/texts/fr";
import { pick } from "../src/texts";
import { launcherLanguages, pickLauncher } from "../src/texts/launcher";

test("the first language that is spoken here is taken, with its region", () => {
  expect(pick(null, "nl-NL", "de-AT", "en").locale).toBe("de-AT");
  expect(pick("fr_CA").locale).toBe("fr-CA");
  expect(pick("xx", undefined).texts).toBe(en);
});

test("the launcher speaks the same languages, and takes the same one", () => {
  expect(Object.keys(launcherLanguages)).toEqual(["en", "es", "de", "fr", "ar"]);
  for (const wanted of ["de-AT", "fr_CA", "es", "xx"])
    expect(pickLauncher(wanted).locale).toBe(pick(wanted).locale);
  const { en: english, ...others } = launcherLanguages;
  for (const { openChat, closeChat, openUnread } of Object.values(others)) {
    expect([openChat, closeChat]).not.toContain(english.openChat);
    expect(openUnread(3)).toContain("3");
  }
});

test.each([
  ["de", de],
  ["es", es],
  ["fr", fr],
  ["ar", ar],
])("%s leaves no text empty or in English", (_, texts) => {
  const spell = (text: unknown) =>
    typeof text === "function" ? (text as (x: string) => string)("x") : text;
  // Words that are the same in both languages.
  const shared = new Set(["botName", "botTag", "threadLabel"]);
  for (const key of Object.keys(en) as (keyof typeof en)[]) {
    expect(spell(texts[key]), key).toBeTruthy();
    if (!shared.has(key)) expect(spell(texts[key]), key).not.toBe(spell(en[key]));
  }
});

test("unread messages are counted by each language's own rules", () => {
  const unread = (language: string, count: number) =>
    pickLauncher(language).texts.openUnread(count);
  expect(unread("fr", 1)).toContain("1 message non lu");
  expect(unread("fr", 2)).toContain("2 messages non lus");
  // One, two, a few, many: four words for a message.
  const arabic = [1, 2, 3, 11].map((count) => unread("ar", count).replace(/\d+ /, ""));
  expect(new Set(arabic).size).toBe(4);
});
