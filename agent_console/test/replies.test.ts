import type { Outbox, wire } from "@baton/client";
import { describe, expect, test } from "vitest";
import {
  mayGoOut,
  newsSince,
  sendAgain,
  stopped,
  takeBack,
  underWay,
  type Sent,
} from "../src/lib/replies";
import { answered, judged, log, ME, replied, said } from "./make";

const reply: wire.AgentSay = {
  type: "say",
  conversation_id: "c",
  client_id: "one",
  epoch: 3,
  last_seen: 2,
  text: "Your refund is on its way",
};

function box(code: string | null, frame: Sent = reply): Outbox<Sent> {
  const error: wire.Error | null = code
    ? { type: "error", code, message: "No.", client_id: "one", conversation_id: "c", seq: 4 }
    : null;
  return [{ frame, state: code ? "failed" : "pending", error, seq: null, order: 1 }];
}

describe("what became of a reply", () => {
  test("it is under way until it is stored, and only in its own conversation", () => {
    expect(underWay(box(null), "c")).toEqual([reply]);
    expect(underWay(box(null), "other")).toEqual([]);
    expect(stopped(box(null), "c")).toEqual([]);
  });

  test.each([
    ["thread_moved_on", "held"],
    ["stale_epoch", "refused"],
    ["illegal_move", "refused"],
    ["too_many", "failed"],
  ])("the error %s means that it is %s", (code, trouble) => {
    expect(stopped(box(code), "c")).toMatchObject([{ frame: reply, trouble, upTo: 4 }]);
    expect(underWay(box(code), "c")).toEqual([]);
  });
});

describe("a held reply", () => {
  const events = log(said("a"), replied("b"), said("wait!"), judged(3), replied("mine"));

  test("was held by what others said after what the agent had seen", () => {
    const news = newsSince([...events, ...log(answered("late")).map(renumbered)], 2, ME);
    expect(news.map(({ data }) => data.kind)).toEqual(["customer_said", "bot_said"]);
    expect(newsSince(log(replied("x", "ben")), 0, ME)).toHaveLength(1);
  });

  test("may go out once all of that has arrived", () => {
    const [held] = stopped(box("thread_moved_on"), "c");
    expect(mayGoOut(held!, 3)).toBe(false);
    expect(mayGoOut(held!, 4)).toBe(true);
  });

  test("goes out as a new frame with the same text, written against the thread of now", () => {
    expect(sendAgain(reply, { clientId: "two", epoch: 5, lastSeen: 9 })).toEqual({
      ...reply,
      client_id: "two",
      epoch: 5,
      last_seen: 9,
    });
  });
});

test("a text taken back stands before what was typed since", () => {
  expect(takeBack("old", " ")).toBe("old");
  expect(takeBack("old", "new")).toBe("old\n\nnew");
});

const renumbered = (event: ReturnType<typeof log>[number]) => ({ ...event, seq: 9 });
