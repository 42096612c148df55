// @vitest-environment happy-dom
import { happened, said as customerSaid } from "@baton/client/testing";
import type { wire } from "@baton/client";
import { beforeEach, expect, test, vi } from "vitest";
import { items } from "../../src/thread";
import { Message } from "../../src/view/Message";
import { chatAlone, show } from "./shown";

const WORDS = "**Look** at https://a.example/Mug_(cup)!";

beforeEach(() => {
  vi.stubGlobal("fetch", () => new Promise(() => {}));
});

function shown(event: wire.CustomerEventFrame): HTMLElement {
  const [message] = items([event], [], "human");
  if (message?.kind !== "said") throw new Error("nobody said anything");
  return show(<Message message={message} first last />, chatAlone());
}

test.each([
  [
    "an agent",
    happened(1, { kind: "agent_said", agent_name: "Maya", text: WORDS, attachments: [] }),
  ],
  [
    "the bot",
    happened(1, {
      kind: "bot_said",
      reply_to: 0,
      messages: [{ text: WORDS, buttons: [] }],
      language: null,
      instead_of: null,
      asks: false,
    }),
  ],
])("links can be opened, and Markdown is shown as what it means: %s", (_, event) => {
  const place = shown(event);
  expect(place.querySelector("strong")!.textContent).toBe("Look");
  expect(place.querySelector("a")!.getAttribute("href")).toBe("https://a.example/Mug_(cup)");
});

test("the visitor's own words have links and no Markdown", () => {
  const mine = customerSaid(1);
  if (mine.data.kind === "customer_said") mine.data.text = WORDS;
  const place = shown(mine);
  expect(place.querySelector("a")).not.toBeNull();
  expect(place.querySelector(".bubble")!.textContent).toBe(WORDS);
});
