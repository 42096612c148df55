import { expect, test } from "vitest";
import type { CustomerSay } from "../src/wire";
import * as outbox from "../src/outbox";
import type { Outbox } from "../src/outbox";

const say = (id: string): CustomerSay => ({
  type: "say",
  conversation_id: "c1",
  client_id: id,
  text: id,
});
const ids = (box: Outbox<CustomerSay>) => box.map((entry) => entry.frame.client_id);
const error = (id: string) =>
  ({
    type: "error",
    code: "too_many",
    message: "",
    client_id: id,
    conversation_id: null,
    seq: null,
  }) as const;
const two = outbox.add(outbox.add([], say("a"), 100), say("b"), 50);

test("frames stay in the order in which they were posted, even when the clock goes back", () => {
  expect(ids(outbox.inOrder([...two].reverse()))).toEqual(["a", "b"]);
});

test("the same frame is held once", () => {
  expect(outbox.add(two, say("a"), 200)).toBe(two);
});

test("an acknowledged frame leaves the box with its event", () => {
  const stored = outbox.acknowledge(two, "a", 7);
  expect(ids(stored)).toEqual(["a", "b"]);
  expect(outbox.pending(stored)).toEqual([say("b")]);
  expect(ids(outbox.seen(stored, "c1", 6))).toEqual(["a", "b"]);
  expect(ids(outbox.seen(stored, "c1", 7))).toEqual(["b"]);
});

test("an event proves its frame stored even when the acknowledgement was lost", () => {
  expect(ids(outbox.seen(two, "c1", 3, "b"))).toEqual(["a"]);
});

test("a refused frame is kept as failed, is not resent, and can be tried again", () => {
  const failed = outbox.fail(two, error("a"));
  expect(outbox.pending(failed)).toEqual([say("b")]);
  expect(outbox.find(failed, "a")?.error?.code).toBe("too_many");
  expect(outbox.pending(outbox.retry(failed, "a"))).toEqual([say("a"), say("b")]);
});

test("an error without a client id fails nothing", () => {
  expect(outbox.fail(two, { ...error("a"), client_id: null })).toBe(two);
});
