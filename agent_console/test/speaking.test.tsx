// @vitest-environment happy-dom
/* The console in another language: drawn anew without a reload, remembered, from right to left. */
import { render } from "preact";
import { act } from "preact/test-utils";
import { afterEach, expect, test } from "vitest";
import { LanguagePick } from "../src/shell/language-pick";
import { choose, speakAsWanted } from "../src/state/language";
import { speech, t } from "../src/text";
import { clock, duration, exactPercent } from "../src/lib/time";
import { fold } from "../src/lib/thread";
import { log } from "./make";

const page = document.documentElement;

afterEach(async () => {
  render(null, document.body);
  await choose("en");
  localStorage.clear();
  history.replaceState(null, "", "?");
});

test("what is drawn changes with the choice, which a reload remembers", async () => {
  render(<LanguagePick />, document.body);
  const label = () => document.querySelector("label")?.title;
  expect([label(), page.lang]).toEqual(["Language", "en-US"]);
  await act(() => choose("de"));
  expect([label(), page.lang, page.dir]).toEqual(["Sprache", "de", "ltr"]);
  speech.value = { ...speech.peek(), language: "en" };
  await speakAsWanted();
  expect(speech.value.language).toBe("de");
});

test("each language is called by its own name", () => {
  render(<LanguagePick />, document.body);
  const names = [...document.querySelectorAll("option")].map((option) => option.textContent);
  expect(names).toEqual(["English", "Deutsch", "Español", "Français"]);
});

test("times, shares and lines of a thread are of the language, too", async () => {
  const events = log({ kind: "claimed", agent_id: "ben", agent_name: "Ben", given: null });
  const line = () => fold(events).flatMap((one) => (one.kind === "line" ? [one.text] : []));
  expect(line()).toEqual(["Ben joined"]);
  await choose("fr");
  expect(line()).toEqual(["Ben a rejoint la conversation"]);
  expect(duration(3_900_000)).toBe("1h 05min");
  expect(exactPercent(0.5)).toMatch(/^50,0\s%$/);
  expect(clock("2026-11-29T15:05:00")).toBe("15:05");
});

test("an address asks for the pseudo-locale, and one that is none for nothing", async () => {
  history.replaceState(null, "", "?lang=pseudo-rtl");
  await speakAsWanted();
  expect(page.dir).toBe("rtl");
  expect(t.nav.inbox).not.toBe("Inbox");
  history.replaceState(null, "", "?lang=toString");
  await speakAsWanted();
  expect([page.dir, t.nav.inbox]).toEqual(["ltr", "Inbox"]);
});

test("of two choices in a row the last one stays", async () => {
  await Promise.all([choose("es"), choose("fr")]);
  expect(speech.value.language).toBe("fr");
});
