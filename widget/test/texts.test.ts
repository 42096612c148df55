import { expect, test } from "vitest";
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
  expect(Object.keys(launcherLanguages)).toEqual(["en", "es", "de", "fr"]);
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
