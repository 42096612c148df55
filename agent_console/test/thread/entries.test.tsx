// @vitest-environment happy-dom
import { render } from "preact";
import { expect, test } from "vitest";
import { fold } from "../../src/lib/thread";
import { EntryView } from "../../src/thread/entries";
import type { Fact } from "../../src/types";
import { answered, log, replied, said } from "../make";

const LINK = 'href="https://a.example/Mug_(cup)"';
const WORDS = "**Look** at https://a.example/Mug_(cup).";

function shown(fact: Fact): string {
  const place = document.createElement("div");
  const entry = fold(log(fact)).at(-1)!;
  render(<EntryView entry={entry} name="Jo" fresh={false} />, place);
  return place.innerHTML;
}

const note: Fact = {
  kind: "note_added",
  client_id: "n",
  agent_id: "me",
  agent_name: "Ada",
  text: WORDS,
};

test.each([
  ["the bot", answered(WORDS)],
  ["an agent", replied(WORDS)],
  ["an agent, in a note", note],
])("links can be opened, and Markdown is shown as what it means: %s", (_, fact) => {
  expect(shown(fact)).toContain(LINK);
  expect(shown(fact)).toContain("<strong>Look</strong>");
});

test("a customer's links can be opened; their words stay as they are", () => {
  expect(shown(said(WORDS))).toContain(LINK);
  expect(shown(said(WORDS))).toContain("**Look**");
});

test("a customer's words that the bot quotes stay as they are, too", () => {
  const fallback: Fact = {
    kind: "fallback",
    reply_to: 1,
    code: "cannot_answer",
    about: "2 **x** 3",
    language: null,
  };
  expect(shown(fallback)).toContain("**x**");
});
