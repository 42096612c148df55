import type { Entry, wire } from "@baton/client";
import { happened, said as customerSaid } from "@baton/client/testing";
import { describe, expect, test } from "vitest";
import { de } from "../src/texts/de";
import { en } from "../src/texts/en";
import { es } from "../src/texts/es";
import { fr } from "../src/texts/fr";
import { items, type Frame, type Said } from "../src/thread";

const bot = (seq: number, ...messages: wire.BotMessage[]) =>
  inLanguages(seq, null, null, ...messages);
const inLanguages = (
  seq: number,
  language: string | null,
  instead_of: string | null,
  ...messages: wire.BotMessage[]
) =>
  happened(seq, {
    kind: "bot_said",
    reply_to: seq - 1,
    messages,
    language,
    instead_of,
    asks: false,
  });
/** A form's question. */
const asking = (seq: number, ...messages: wire.BotMessage[]) => {
  const event = bot(seq, ...messages);
  if (event.data.kind === "bot_said") event.data.asks = true;
  return event;
};
const line = (text: string, ...buttons: string[]): wire.BotMessage => ({ text, buttons });
const agent = (seq: number, text: string) =>
  happened(seq, { kind: "agent_said", agent_name: "Maya", text, attachments: [] });
const clarify = (seq: number) =>
  happened(seq, {
    kind: "clarify_asked",
    reply_to: seq - 1,
    options: [{ label: "Where is my parcel?" }],
    language: "de",
  });
const asked = (seq: number, about_seq: number | null) =>
  happened(seq, {
    kind: "human_requested",
    client_id: `ask-${seq}`,
    via: about_seq ? "did_not_help" : "button",
    about_seq,
  });

function entry(frame: Frame, state: Entry<Frame>["state"] = "pending"): Entry<Frame> {
  return { frame, state, error: null, seq: null, order: 1 };
}
const say = (id: string): Frame => ({
  type: "say",
  conversation_id: "c1",
  client_id: id,
  text: id,
});

function saids(
  events: wire.CustomerEventFrame[],
  unsent: Entry<Frame>[] = [],
  status: wire.CustomerConversation["status"] = "bot",
): Said[] {
  return items(events, unsent, status).filter((item) => item.kind === "said");
}

test("a mail of files alone is read as their names", () => {
  const mail = { address: "jo@x.example", subject: "", attachments: ["a.png"], shortened: false };
  const event = customerSaid(1);
  Object.assign(event.data, { text: "", mail });
  expect(saids([event])[0]?.text).toBe("a.png");
});

test("every message says whose it is", () => {
  const from = saids([customerSaid(1), bot(2, line("a")), agent(3, "b")]).map((s) => [
    s.from,
    s.name,
  ]);
  expect(from).toEqual([
    ["you", null],
    ["bot", null],
    ["human", "Maya"],
  ]);
});

test("one answer of several bubbles offers one 'did not help', under the last", () => {
  expect(saids([bot(1, line("a"), line("b"))]).map((s) => s.help)).toEqual([null, "offer"]);
});

describe("buttons of the bot", () => {
  const question = bot(2, line("Shall I?", "Yes", "No"));

  test("stand under its newest answer", () => {
    expect(saids([customerSaid(1), question]).at(-1)?.buttons).toEqual(["Yes", "No"]);
  });

  test("go once the customer has answered, even before that is stored", () => {
    expect(saids([question, customerSaid(3)])[0]?.buttons).toEqual([]);
    expect(saids([question], [entry(say("x"))])[0]?.buttons).toEqual([]);
  });

  test("stay while an unsent message has failed", () => {
    expect(saids([question], [entry(say("x"), "failed")])[0]?.buttons).toEqual(["Yes", "No"]);
  });

  test("are not offered while a person has the conversation", () => {
    expect(saids([question], [], "human")[0]?.buttons).toEqual([]);
  });
});

describe("a clarifying question", () => {
  test("is open until something follows", () => {
    const open = (events: wire.CustomerEventFrame[], unsent: Entry<Frame>[] = []) =>
      items(events, unsent, "bot").map((item) => item.kind === "clarify" && item.open)[0];
    expect(open([clarify(1)])).toBe(true);
    expect(open([clarify(1), customerSaid(2)])).toBe(false);
    const choosing: Frame = {
      type: "choose",
      conversation_id: "c1",
      client_id: "x",
      clarify_seq: 1,
      option: 0,
    };
    expect(open([clarify(1)], [entry(choosing)])).toBe(false);
  });

  test("shows the choice as the customer's words, on its way and stored", () => {
    const frame: Frame = {
      type: "choose",
      conversation_id: "c1",
      client_id: "x",
      clarify_seq: 1,
      option: 0,
    };
    const stored = happened(2, {
      kind: "chosen",
      client_id: "x",
      clarify_seq: 1,
      option: 0,
      label: "Where is my parcel?",
    });
    const [before] = saids([clarify(1)], [entry(frame)]);
    const [after] = saids([clarify(1), stored]);
    expect([before?.text, before?.state]).toEqual(["Where is my parcel?", "pending"]);
    expect([after?.text, after?.state]).toEqual(["Where is my parcel?", "sent"]);
    expect(after?.key).toBe(before?.key);
  });

  test("none of these has no label; the view has the words", () => {
    const stored = happened(2, {
      kind: "chosen",
      client_id: "x",
      clarify_seq: 1,
      option: null,
      label: null,
    });
    expect(saids([clarify(1), stored])[0]?.none).toBe(true);
  });
});

describe("this did not help", () => {
  test("is said once an answer, and remembered after a reload", () => {
    expect(saids([bot(1, line("a")), asked(2, 1)], [], "waiting")[0]?.help).toBe("said");
  });

  test("counts as said while the press is on its way", () => {
    const pressed: Frame = {
      type: "request_human",
      conversation_id: "c1",
      client_id: "x",
      about_seq: 1,
    };
    const both = saids([bot(1, line("a")), bot(2, line("b"))], [entry(pressed)]);
    expect(both.map((s) => s.help)).toEqual(["said", "offer"]);
  });

  test.each([
    ["a form asks for a value", asking(1, line("Gladly."), line("The order number, please."))],
    ["a form asks for a yes", asking(1, line("Shall I cancel it?", "Yes", "No"))],
    ["the bot asks back", bot(1, line("Which order do you mean?"))],
    ["it asks with buttons", bot(1, line("I found two. Which one?", "A", "B"))],
    ["it asks in another language", inLanguages(1, "en", "fi", line("En."), line("Which one?"))],
    ["it asks in Japanese", bot(1, line("どの注文ですか？"))],
  ])("is not offered under a mere question: %s", (_, event) => {
    expect(saids([event]).map((s) => s.help)).not.toContain("offer");
  });

  test.each([
    ["with a question at its end", bot(1, line("It costs 4.90 €. Anything else?"))],
    ["with buttons", bot(1, line("We are in Kiel.", "More"))],
    ["and then a question", bot(1, line("We are in Kiel."), line("Anything else?"))],
  ])("is offered under an answer: %s", (_, event) => {
    expect(saids([event]).at(-1)?.help).toBe("offer");
  });

  test("is not offered while a person answers", () => {
    expect(saids([bot(1, line("a"))], [], "human")[0]?.help).toBeNull();
  });
});

test("an unsent message keeps its place in the page when it is stored", () => {
  const [pending] = saids([], [entry(say("x"))]);
  const [stored] = saids([customerSaid(1, { client_id: "x" })]);
  expect(stored?.key).toBe(pending?.key);
});

test("a message that is both in the log and still in the outbox is shown once", () => {
  expect(saids([customerSaid(1, { client_id: "x" })], [entry(say("x"), "stored")])).toHaveLength(1);
});

test("an agent who vanished makes the next escalation another one", () => {
  const escalated = (seq: number) =>
    happened(seq, { kind: "escalated", unanswered: false, anyone_online: true });
  const claimed = happened(2, { kind: "claimed", agent_name: "Maya" });
  const again = items([escalated(1), claimed, escalated(3)], [], "waiting").map(
    (i) => i.kind === "notice" && i.again,
  );
  expect(again).toEqual([false, false, true]);
});

test("words for who is in danger are an item of their own, and are no bubble of the bot's", () => {
  const words = {
    kind: "help_offered" as const,
    about_seq: 1,
    category: "self_harm" as const,
    language: "en",
    text: "Nobody has to carry it alone.",
    lines: [{ where: "Ireland", name: "Samaritans", call: "116 123", open: null }],
    closing: "Do not wait for us.",
  };
  const shown = items([customerSaid(1), happened(2, words)], [], "waiting");
  expect(shown[1]).toEqual({ kind: "help", key: "2", seq: 2, words });
  expect(saids([customerSaid(1), happened(2, words)])).toHaveLength(1);
});

describe("no answer, and the bot stays", () => {
  const fallback = (seq: number, about: string | null = null) =>
    happened(seq, {
      kind: "fallback",
      reply_to: seq - 1,
      code: "cannot_answer",
      about,
      language: null,
    });

  test("the bot says so; nobody is asked whether that helped", () => {
    const [, told] = saids([customerSaid(1), fallback(2)]);
    expect(told).toMatchObject({ from: "bot", fallback: { about: null }, help: null });
  });

  test("it makes earlier buttons stale, and an answer to the rest of the message keeps its own", () => {
    const buttons = (...events: wire.CustomerEventFrame[]) => saids(events).map((s) => s.buttons);
    expect(buttons(bot(1, line("a", "More")), fallback(2))).toEqual([[], []]);
    expect(buttons(fallback(2, "the rest"), bot(3, line("a", "More")))).toEqual([[], ["More"]]);
  });
});

test("each bubble knows its language, also the one that says that the others are in another", () => {
  const languages = (...of: Parameters<typeof inLanguages>) =>
    saids([inLanguages(...of)]).map((said) => said.language);
  expect(languages(1, "en", "fi", line("En osaa suomea."), line("Until six."))).toEqual([
    "fi",
    "en",
  ]);
  expect(languages(1, "nl", null, line("Tot zes uur."))).toEqual(["nl"]);
  const [question] = items([clarify(2)], [], "bot");
  expect(question).toMatchObject({ kind: "clarify", language: "de" });
});

describe("notices", () => {
  const kinds = (...events: wire.CustomerEventFrame[]) =>
    items(events, [], "waiting").flatMap((i) => (i.kind === "notice" ? [i.fact.kind] : []));
  const waiting = (seq: number) =>
    happened(seq, { kind: "escalated", unanswered: false, anyone_online: true });
  const claimed = (seq: number) => happened(seq, { kind: "claimed", agent_name: "Maya" });

  test("that somebody waits are shown once, however often they asked", () => {
    expect(
      kinds(asked(1, null), waiting(2), asked(3, null), customerSaid(4), asked(5, null)),
    ).toEqual(["human_requested", "escalated"]);
  });

  test("are shown again after somebody else had the conversation", () => {
    expect(kinds(waiting(1), claimed(2), waiting(3))).toEqual([
      "escalated",
      "claimed",
      "escalated",
    ]);
  });

  test.each([de, en, es, fr])("do not repeat what the card below them says", (texts) => {
    const words = [texts.noticeNobody, texts.noticeEscalated, texts.noticeAsked];
    const cards = [texts.nobodyTitle, texts.waitingForPerson, texts.contactLeftTitle];
    expect(words.filter((text) => cards.includes(text))).toEqual([]);
  });
});
