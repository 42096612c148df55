import { describe, expect, test } from "vitest";
import { moodsOf, plot, thinned, toneOf } from "../src/lib/mood";
import { fold, verdictOf, wasEscalated, type Entry } from "../src/lib/thread";
import type { Fact } from "../src/types";
import { answered, at, escalated, judged, log, replied, said } from "./make";

const kinds = (entries: Entry[]) => entries.map(({ kind }) => kind);
const pick = <K extends Entry["kind"]>(entries: Entry[], kind: K) =>
  entries.filter((entry): entry is Extract<Entry, { kind: K }> => entry.kind === kind);

const asked: Fact = {
  kind: "clarify_asked",
  language: "en",
  reply_to: 1,
  options: [
    { label: "A refund", intent: "refund" },
    { label: "A return", intent: "returns" },
  ],
};
const chosen = (option: number | null, label: string | null): Fact => ({
  kind: "chosen",
  client_id: "x",
  clarify_seq: 2,
  option,
  label,
});
const verdict: Fact = { kind: "verdict_given", agent_id: "a", verdict: "too_early" };

describe("folding", () => {
  test("everybody's words are told apart", () => {
    const note: Fact = { ...replied("psst"), kind: "note_added" } as Fact;
    const entries = fold(log(said("hi"), answered("hello"), escalated(), replied("me"), note));
    expect(kinds(entries)).toEqual(["day", "customer", "bot", "line", "agent", "note"]);
  });

  test("who says several things in a row is named once, until somebody else or time comes between", () => {
    const note: Fact = { ...replied("psst"), kind: "note_added" } as Fact;
    const facts = [said("one"), said("two"), escalated(), said("three"), replied("four"), note];
    const entries = fold(log(...facts, replied("five"), replied("six")));
    expect(
      entries.flatMap((entry) => (entry.follows ? [(entry as { text: string }).text] : [])),
    ).toEqual(["two", "six"]);
    const [first, second] = log(said("one"), said("much later"));
    const later = { ...second!, at: new Date(Date.parse(second!.at) + 3_600_000).toISOString() };
    expect(fold([first!, later]).some(({ follows }) => follows)).toBe(false);
  });

  test("a mail of files alone is read as their names", () => {
    const mail = { address: "jo@x.example", subject: "", attachments: ["a.png"], shortened: false };
    const [entry] = pick(fold(log({ ...said(""), mail } as Fact)), "customer");
    expect(entry?.text).toBe("a.png");
  });

  test("a judgement between two messages does not part them, and a follower stays the same object", () => {
    const events = log(said("one"), judged(1, {}), said("two"));
    const last = fold(events).at(-1);
    expect(last?.follows).toBe(true);
    expect(fold([...events]).at(-1)).toBe(last);
  });

  test("a judgement stands under the message that it judges, not as an entry", () => {
    const entries = fold(log(said("one"), said("two"), judged(1, { decision: "observe" })));
    const [one, two] = pick(entries, "customer");
    expect(one?.judged?.decision).toBe("observe");
    expect(two?.judged).toBe(null);
    expect(entries).toHaveLength(3);
  });

  test("a clarifying question knows what was pressed", () => {
    const pressed = (...facts: Fact[]) => pick(fold(log(said("?"), asked, ...facts)), "clarify")[0];
    expect(pressed()?.chosen).toBe(undefined);
    expect(pressed(chosen(1, "A return"))?.chosen).toBe(1);
    expect(pressed(chosen(null, null))?.chosen).toBe(null);
  });

  test("a choice is shown in the customer's words", () => {
    const texts = (fact: Fact) =>
      pick(fold(log(said("?"), asked, fact)), "customer").map(({ text }) => text);
    expect(texts(chosen(0, "A refund"))).toEqual(["?", "A refund"]);
    expect(texts(chosen(null, null))).toEqual(["?", "None of these"]);
  });

  test("each day begins with a separator", () => {
    const events = log(said("today"), said("tomorrow"));
    events[1]!.at = at(24 * 60);
    expect(kinds(fold(events))).toEqual(["day", "customer", "day", "customer"]);
  });

  test("an escalation tells its reasons", () => {
    const [line] = pick(
      fold(log(escalated({ code: "failed_turns", turns: 2, threshold: 2 }))),
      "line",
    );
    expect(line?.text).toBe("Passed on to a person: The bot failed 2 times in a row");
    expect(line?.strong).toBe(true);
  });
});

describe("verdict", () => {
  test("belongs to the newest escalation", () => {
    expect(verdictOf(log(escalated(), verdict))).toBe("too_early");
    expect(verdictOf(log(escalated(), verdict, escalated()))).toBe(null);
    expect(wasEscalated(log(said("hi")))).toBe(false);
  });

  test("is not asked for again when a person puts the conversation back into the queue", () => {
    const released = escalated({ code: "released", agent_name: "Ada" });
    expect(verdictOf(log(escalated(), verdict, released))).toBe("too_early");
    expect(wasEscalated(log(released))).toBe(false);
  });
});

describe("mood", () => {
  const upset = { negative: 0.8, neutral: 0.1, positive: 0.1, distress: 0 };
  const pleased = { negative: 0, neutral: 0, positive: 1, distress: 0 };

  test("is one word", () => {
    expect(toneOf(upset)).toBe("negative");
    expect(toneOf(pleased)).toBe("positive");
    expect(toneOf({ negative: 0.4, neutral: 0.3, positive: 0.3, distress: 0 })).toBe("neutral");
  });

  test("goes through the messages in their order, not that of the judgements", () => {
    const events = log(said("a"), said("b"), judged(2, { mood: pleased }), judged(1));
    expect(moodsOf(events).map(({ seq }) => seq)).toEqual([1, 2]);
    expect(moodsOf(log(judged(1, { mood: null })))).toEqual([]);
  });

  test("is plotted from left to right, pleased on top; a single one in the middle", () => {
    const points = moodsOf(log(judged(1, { mood: pleased }), judged(2, { mood: upset })));
    const [first, last] = plot(points, 100, 40);
    expect(first).toMatchObject({ x: 0, y: 0, tone: "positive" });
    expect(last?.x).toBe(100);
    expect(last?.y).toBeCloseTo(34);
    expect(plot(points.slice(0, 1), 100, 40)[0]?.x).toBe(50);
  });
});

test("words offered to who is in danger stand in the thread as the customer has them", () => {
  const lines = [
    { where: "France", name: "Écoute", call: "3114", open: null },
    { where: "Elsewhere", name: "list", call: null, open: "https://help.test" },
  ];
  const offered = { category: "self_harm", language: "fr", text: "Merci.", lines } as const;
  const entries = fold(
    log(said("…"), { kind: "help_offered", about_seq: 1, ...offered, closing: "…" }),
  );
  expect(pick(entries, "help")).toMatchObject([
    {
      language: "fr",
      text: "Merci.",
      lines: ["France: Écoute 3114", "Elsewhere: list https://help.test"],
    },
  ]);
});

test("a conversation that has become more urgent is a line that stands out, with its reasons", () => {
  const reasons = [{ code: "danger", category: "emergency" }] as const;
  const [line] = pick(fold(log({ kind: "raised", priority: 3, reasons: [...reasons] })), "line");
  expect(line).toMatchObject({ strong: true });
  expect(line?.text).toContain("speaks of an emergency");
});

test("a long graph shows so many points as there is room for, and its ends", () => {
  const points = Array.from({ length: 5_000 }, (_, i) => i);
  const shown = thinned(points, 60);
  expect([shown.length, shown[0], shown.at(-1)]).toEqual([60, 0, 4_999]);
  expect(thinned([1, 2], 60)).toEqual([1, 2]);
});

test("what has not changed is the same entry again when more arrives", () => {
  const events = log(said("one"), answered("two"), said("three"));
  const before = fold(events);
  const more = log(said("one"), answered("two"), said("three"), judged(3)).slice(3);
  const after = fold([...events, ...more]);
  expect(after.map((entry, i) => entry === before[i])).toEqual([true, true, true, false]);
});

test.each([
  [{ to: "bot", agent_name: null }, "the bot is answering"],
  [{ to: "queue", agent_name: null }, "Reopened: back in the queue"],
  [{ to: "queue", agent_name: "Ada" }, "Ada reopened this: back in the queue"],
  [{ to: "agent", agent_name: "Ada" }, "Ada reopened this"],
] as const)("%j says who reopened it, and for whom", (part, words) => {
  const fact = {
    kind: "reopened",
    agent_id: null,
    priority: 0,
    waiting_since: null,
    unanswered_since: null,
    unanswered_seq: null,
    ...part,
  } as const;
  expect(fold(log(fact)).at(-1)).toMatchObject({
    kind: "line",
    text: expect.stringContaining(words),
  });
});
