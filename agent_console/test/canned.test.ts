/* Canned replies: found by what is typed after a slash, worded and filled in for a conversation. */
import { expect, test } from "vitest";
import { fill, search, slashBefore, unfilled, valuesOf, wordingFor } from "../src/lib/canned";
import { blank, check, tidy } from "../src/lib/canned-form";
import type { CannedReply } from "../src/types";
import { item } from "./make";

const reply = (shortcut: string, texts: Record<string, string>, shared = true): CannedReply => ({
  id: shortcut,
  shortcut,
  shared,
  texts,
});

test.each([
  ["/", 1, { from: 0, query: "" }],
  ["/Hel", 4, { from: 0, query: "hel" }],
  ["Hello /by", 9, { from: 6, query: "by" }],
  ["one\n/two three", 8, { from: 4, query: "two" }],
])("a slash that begins a word is one: %j", (text, cursor, found) => {
  expect(slashBefore(text, cursor)).toEqual(found);
});

test.each(["and/or", "https://x", "1/2", "/hello "])("this is none: %j", (text) => {
  expect(slashBefore(text, text.length)).toBeNull();
});

test("the shortcut counts before the words, its beginning before its middle", () => {
  const all = [
    reply("late", { en: "Sorry for the delay." }),
    reply("no-delay", { en: "It comes today." }),
    reply("delay", { en: "We are late." }),
    reply("bye", { en: "Bye." }),
  ];
  expect(search(all, "delay").map((one) => one.shortcut)).toEqual(["delay", "no-delay", "late"]);
  expect(search(all, "")).toHaveLength(4);
});

test("the conversation's language comes first, then the assistant's own", () => {
  const both = reply("bye", { de: "Tschüss.", en: "Bye." });
  expect(wordingFor(both, "de", ["en"])).toEqual({ language: "de", text: "Tschüss." });
  expect(wordingFor(both, "fr", ["en"]).text).toBe("Bye.");
  expect(wordingFor(reply("x", { es: "Adiós." }), null, ["en"]).text).toBe("Adiós.");
});

test("what is known is filled in, and what is not stays to be seen", () => {
  const of = item({ customer_name: "Ebba", slots: { order_number: "HG-1" } });
  const values = valuesOf(of, "Ada");
  const filled = fill("Hi {customer_name}, {order_number} went to {email}. {agent_name}", values);
  expect(filled).toBe("Hi Ebba, HG-1 went to {email}. Ada");
  expect(unfilled(filled)).toEqual([{ from: 22, to: 29, text: "{email}" }]);
});

test("placeholders of past answers are to be filled in, other brackets are not", () => {
  expect(unfilled("Write to <email>, a < b, {}, { x }, <b>").map((one) => one.text)).toEqual([
    "<email>",
  ]);
});

test("a form is stored only with a free shortcut and a text", () => {
  const taken = [reply("bye", { en: "Bye." }, false)];
  const form = { ...blank(false), shortcut: " /bye", texts: { en: "So long. ", de: " " } };
  expect(tidy(form)).toEqual({ shortcut: "bye", shared: false, texts: { en: "So long." } });
  expect(check(form, [])).toBeNull();
  expect(check(form, taken)?.shortcut).toBeDefined();
  expect(check({ ...form, shared: true }, taken)).toBeNull();
  expect(check({ ...form, shortcut: "Two words" }, [])?.shortcut).toBeDefined();
  expect(check({ ...form, texts: {} }, [])?.texts).toBeDefined();
});
