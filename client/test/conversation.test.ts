import { beforeEach, describe, expect, test } from "vitest";
import {
  Conversation,
  isComplete,
  isSynced,
  TYPING_EVERY,
  TYPING_SHOWN,
  type ConversationOptions,
} from "../src/conversation";
import type { EventFrame } from "../src/wire";
import { Clock, fakeEnvironment, happened, said } from "./fakes";

let clock = new Clock();
let told: string[] = [];
beforeEach(() => {
  clock = new Clock();
  told = [];
});

type Options = ConversationOptions<EventFrame>;

function follow(side: Options["side"], more: Partial<Options> = {}) {
  return new Conversation<EventFrame>({
    side,
    resume: () => told.push("resume"),
    send: (frame) => told.push("seq" in frame ? `read ${frame.seq}` : frame.type),
    onChange: () => {},
    environment: fakeEnvironment(clock),
    ...more,
  });
}

const seqs = ({ state }: Conversation<EventFrame>) => state.log.events.map((event) => event.seq);
const agentSaid = (seq: number) =>
  happened(seq, { kind: "agent_said", agent_name: "Maya", text: "", attachments: [] });
const claimed = (seq: number) => happened(seq, { kind: "claimed", agent_name: "Maya" });
/** Only agents get it. */
const noted = (seq: number): EventFrame => ({
  ...said(seq),
  kind: "note_added",
  data: {
    kind: "note_added",
    client_id: "n",
    agent_id: "a",
    agent_name: "Maya",
    text: "",
  },
});
const typing = (who: "customer" | "agent" | "bot") =>
  ({ type: "typing", conversation_id: "c1", who, name: null }) as const;
const read = (who: "customer" | "agent", seq: number) =>
  ({ type: "read", conversation_id: "c1", who, seq }) as const;

describe("the log", () => {
  test("is complete once everything is here that was stored when the stream began", () => {
    const one = follow("agent");
    one.take(said(1));
    expect(isComplete(one.state)).toBe(false);
    one.begin(2);
    expect(isComplete(one.state)).toBe(false);
    one.take(said(2));
    expect(isComplete(one.state)).toBe(true);
  });

  test("what was missed while away is news, though the log is incomplete until it is here", () => {
    const one = follow("customer");
    one.begin(1);
    one.take(said(1));
    one.begin(3);
    expect([isComplete(one.state), isSynced(one.state)]).toEqual([false, true]);
  });

  test("a hole has the stream begin anew, once, and is filled", () => {
    const one = follow("agent");
    one.begin(1);
    expect([one.take(said(1)), one.take(said(3)), one.take(said(4))]).toEqual([true, false, false]);
    expect(told).toEqual(["resume"]);
    one.begin(4);
    for (const seq of [2, 3, 4]) one.take(said(seq));
    expect(seqs(one)).toEqual([1, 2, 3, 4]);
  });

  test("a service that was set back is followed from the start", () => {
    const one = follow("agent");
    one.begin(2);
    for (const seq of [1, 2]) one.take(said(seq));
    one.begin(1);
    expect([seqs(one), told, isSynced(one.state)]).toEqual([[], ["resume"], false]);
    one.begin(1);
    one.take(said(1));
    expect(isComplete(one.state)).toBe(true);
  });

  test("an event that is known already is not taken again", () => {
    const one = follow("agent");
    expect([one.take(said(1)), one.take(said(1))]).toEqual([true, false]);
  });
});

describe("who types", () => {
  test("is shown until the frame has not been repeated for a while", () => {
    const one = follow("agent");
    one.hearTyping(typing("customer"));
    clock.advance(TYPING_SHOWN - 1);
    one.hearTyping(typing("customer"));
    clock.advance(TYPING_SHOWN - 1);
    expect(one.state.typist?.who).toBe("customer");
    clock.advance(1);
    expect(one.state.typist).toBeNull();
  });

  test.each([
    ["customer", said(1), null],
    ["agent", agentSaid(1), null],
    ["agent", said(1), "agent"],
    ["bot", claimed(1), null],
    ["customer", claimed(1), "customer"],
    ["agent", noted(1), "agent"],
  ] as const)("%s, then %o: types on? %s", (who, event, after) => {
    const one = follow("agent");
    one.hearTyping(typing(who));
    one.take(event);
    expect(one.state.typist?.who ?? null).toBe(after);
  });

  test("a customer is not shown their own typing in another tab", () => {
    const one = follow("customer");
    one.hearTyping(typing("customer"));
    expect(one.state.typist).toBeNull();
    one.hearTyping(typing("agent"));
    expect(one.state.typist?.who).toBe("agent");
  });

  test("the others are told at once, then only every few seconds", () => {
    const one = follow("agent");
    for (let ms = 0; ms < 2 * TYPING_EVERY; ms += 500) {
      one.typed();
      clock.advance(500);
    }
    expect(told).toEqual(["typing", "typing"]);
    expect(TYPING_EVERY).toBeLessThan(TYPING_SHOWN);
  });
});

describe("what was read", () => {
  test("by the other side only grows, and one's own other tab does not count", () => {
    const one = follow("agent");
    one.hearRead(read("customer", 5));
    one.hearRead(read("customer", 3));
    one.hearRead(read("agent", 9));
    expect(one.state.readByOthers).toBe(5);
  });

  test("here is marked once, and not before the log is complete", () => {
    const one = follow("customer", { shown: 1 });
    one.begin(3);
    for (const seq of [1, 2]) one.take(said(seq));
    expect(one.markShown()).toBe(false);
    one.take(said(3));
    expect([one.markShown(), one.markShown()]).toEqual([true, false]);
    one.tellRead();
    expect([one.state.shown, told]).toEqual([3, ["read 3"]]);
  });
});

test("forgetting leaves nothing, not even a timer", () => {
  const one = follow("customer", { shown: 4 });
  one.begin(1);
  one.take(said(1));
  one.hearTyping(typing("agent"));
  one.forget();
  expect([seqs(one), one.state.shown, one.state.typist]).toEqual([[], 0, null]);
  const after = one.state;
  clock.advance(TYPING_SHOWN);
  expect(one.state).toBe(after);
});
