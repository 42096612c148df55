import { beforeEach, expect, test, vi } from "vitest";
import type { CustomerFrame, CustomerSay, ToCustomer } from "../src/wire";
import { newClientId } from "../src/ids";
import { Link } from "../src/link";
import { begin, emptyLog, receive, type Log } from "../src/log";
import { Refusal } from "../src/options";
import { memoryStorage } from "../src/storage";
import { Clock, fakeEnvironment, FakeSocket, said } from "./fakes";

function makeLink(storage = memoryStorage()) {
  const clock = new Clock();
  const phases: string[] = [];
  const world: { log: Log; wake: () => void } = { log: emptyLog, wake: () => {} };
  const link: Link<ToCustomer, CustomerFrame> = new Link<ToCustomer, CustomerFrame>({
    url: "ws://shop.test/ws/customer",
    hello: () => ({ type: "hello", token: "t", since: world.log.seq }),
    onFrame(frame) {
      if (frame.type === "welcome") world.log = begin(world.log, frame.seq).log;
      if (frame.type !== "event") return;
      const { log, outcome } = receive(world.log, frame);
      world.log = log;
      if (outcome === "gap") link.reconnect();
    },
    onPhase: (phase) => phases.push(phase),
    storage,
    outboxKey: "box:",
    environment: {
      ...fakeEnvironment(clock),
      onPageLifecycle: ({ wake }) => {
        world.wake = wake;
        return () => {};
      },
    },
  });
  return { link, clock, phases, world };
}

const say = (id: string): CustomerSay => ({
  type: "say",
  conversation_id: "c1",
  client_id: id,
  text: id,
});
const says = (socket: FakeSocket) =>
  socket.sent.flatMap((f) => (f.type === "say" ? [f.client_id] : []));

const acknowledge = (client_id: string, seq: number) =>
  FakeSocket.last.give({ type: "ack", conversation_id: "c1", client_id, seq });
const refuse = (code: string, client_id: string | null = null) =>
  FakeSocket.last.give({
    type: "error",
    code,
    message: "because",
    client_id,
    conversation_id: null,
    seq: null,
  });

beforeEach(() => {
  FakeSocket.all = [];
});

test("hello comes first, and what was posted before goes out after the welcome, in order", () => {
  const { link } = makeLink();
  link.post(say("a"));
  link.start();
  FakeSocket.last.open();
  expect(FakeSocket.last.sent.map((f) => f.type)).toEqual(["hello"]);
  link.post(say("b"));
  FakeSocket.last.welcome();
  expect(says(FakeSocket.last)).toEqual(["a"]);
  acknowledge("a", 1);
  expect(says(FakeSocket.last)).toEqual(["a", "b"]);
});

test("a frame without acknowledgement is resent under its id after a dropped socket", () => {
  const { link, clock } = makeLink();
  link.start();
  FakeSocket.last.welcome();
  link.post(say("a"));
  link.post(say("b"));
  acknowledge("a", 1);
  FakeSocket.last.close();
  clock.advance(500);
  FakeSocket.last.welcome();
  expect(says(FakeSocket.last)).toEqual(["b"]);
});

test("a reload finds the unacknowledged frames again", () => {
  const storage = memoryStorage();
  makeLink(storage).link.post(say("a"));
  const reloaded = makeLink(storage).link;
  reloaded.start();
  FakeSocket.last.welcome();
  expect(says(FakeSocket.last)).toEqual(["a"]);
});

test("resuming asks for what came after the newest event held", () => {
  const { link, clock } = makeLink();
  link.start();
  FakeSocket.last.welcome();
  FakeSocket.last.give(said(1));
  FakeSocket.last.give(said(2));
  FakeSocket.last.close();
  clock.advance(500);
  FakeSocket.last.open();
  expect(FakeSocket.last.sent).toEqual([{ type: "hello", token: "t", since: 2 }]);
});

test("a gap makes the link come back and fetch what is missing", () => {
  const { link, clock, world } = makeLink();
  link.start();
  FakeSocket.last.welcome();
  FakeSocket.last.give(said(1));
  FakeSocket.last.give(said(3));
  expect(link.phase).toBe("waiting");
  clock.advance(500);
  FakeSocket.last.welcome(3);
  for (const seq of [2, 3]) FakeSocket.last.give(said(seq));
  expect(world.log.events.map((event) => event.seq)).toEqual([1, 2, 3]);
});

test("a message is in the outbox until its event shows it, whichever of event and ack comes first", () => {
  const { link } = makeLink();
  link.start();
  FakeSocket.last.welcome();
  link.post(say("a"));
  FakeSocket.last.give({ type: "ack", conversation_id: "c1", client_id: "a", seq: 1 });
  expect(link.outbox[0]?.state).toBe("stored");
  FakeSocket.last.give(said(1, { client_id: "a" }));
  expect(link.outbox).toEqual([]);
  link.post(say("b"));
  FakeSocket.last.give(said(2, { client_id: "b" }));
  FakeSocket.last.give({ type: "ack", conversation_id: "c1", client_id: "b", seq: 2 });
  expect(link.outbox).toEqual([]);
});

test("a dead connection is noticed by the heartbeat alone", () => {
  const { clock, link, phases } = makeLink();
  link.start();
  FakeSocket.last.welcome();
  clock.advance(20_000);
  expect(FakeSocket.last.sent.at(-1)).toEqual({ type: "ping" });
  FakeSocket.last.give({ type: "pong" });
  clock.advance(20_000);
  clock.advance(8_000);
  expect(phases).toEqual(["connecting", "open", "waiting"]);
});

test("waking up connects before the backoff would", () => {
  const { clock, link, world } = makeLink();
  link.start();
  for (let failure = 0; failure < 9; failure++) {
    FakeSocket.last.close();
    clock.advance(failure === 8 ? 1_500 : 30_000);
  }
  const before = FakeSocket.all.length;
  world.wake();
  expect(FakeSocket.all.length).toBe(before + 1);
});

test("a message that goes unanswered gives a dead connection away sooner than the heartbeat", () => {
  const { clock, link } = makeLink();
  link.start();
  FakeSocket.last.welcome();
  link.post(say("a"));
  clock.advance(8_000);
  expect(link.phase).toBe("waiting");
  clock.advance(500);
  FakeSocket.last.welcome();
  expect(says(FakeSocket.last)).toEqual(["a"]);
});

test("a service that restarts is come back to within the spread", () => {
  const { clock, link } = makeLink();
  link.start();
  FakeSocket.last.welcome();
  FakeSocket.last.close(1012);
  clock.advance(1_999);
  expect(FakeSocket.all).toHaveLength(1);
  clock.advance(1);
  expect(FakeSocket.all).toHaveLength(2);
});

test("a hello that is refused for good ends the link, and says why", () => {
  const { clock, link, phases } = makeLink();
  link.start();
  FakeSocket.last.open();
  refuse("not_allowed");
  FakeSocket.last.close(1008);
  clock.advance(1e7);
  expect(phases).toEqual(["connecting", "refused"]);
  expect([link.refusal?.code, link.refusal?.message]).toEqual(["not_allowed", "because"]);
  expect(FakeSocket.all).toHaveLength(1);
  link.start();
  expect(FakeSocket.all).toHaveLength(2);
});

test("a socket closed for abuse is not opened again", () => {
  const { clock, link } = makeLink();
  link.start();
  FakeSocket.last.welcome();
  FakeSocket.last.close(1008);
  clock.advance(1e7);
  expect([link.phase, link.refusal?.code]).toEqual(["refused", "policy"]);
  expect(FakeSocket.all).toHaveLength(1);
});

test("a hello that fails for the time being is said again", () => {
  const { clock, link } = makeLink();
  link.start();
  FakeSocket.last.open();
  refuse("error");
  expect(link.phase).toBe("waiting");
  clock.advance(500);
  expect(FakeSocket.all).toHaveLength(2);
});

test("a message that the service cannot take now is sent again before the next one", () => {
  const { clock, link } = makeLink();
  link.start();
  FakeSocket.last.welcome();
  link.post(say("a"));
  link.post(say("b"));
  refuse("too_many", "a");
  clock.advance(1_000);
  acknowledge("a", 1);
  expect(says(FakeSocket.last)).toEqual(["a", "a", "b"]);
});

test("a message that is refused for good makes way for the next one", () => {
  const { link } = makeLink();
  link.start();
  FakeSocket.last.welcome();
  link.post(say("a"));
  link.post(say("b"));
  refuse("invalid", "a");
  expect(says(FakeSocket.last)).toEqual(["a", "b"]);
  expect(link.outbox.map((entry) => entry.state)).toEqual(["failed", "pending"]);
});

test("what must be there first is awaited; a definite no ends the link", async () => {
  const clock = new Clock();
  const answers: (() => Promise<void>)[] = [
    () => Promise.reject(new TypeError("not reached")),
    () => Promise.reject(new Refusal("not_allowed", "not from here")),
  ];
  const link = new Link<ToCustomer, CustomerFrame>({
    url: "ws://shop.test/ws/customer",
    prepare: () => answers.shift()!(),
    hello: () => ({ type: "hello", token: "t" }),
    onFrame: () => {},
    storage: memoryStorage(),
    outboxKey: "box:",
    environment: fakeEnvironment(clock),
  });
  link.start();
  await vi.waitFor(() => expect(link.phase).toBe("waiting"));
  clock.advance(500);
  await vi.waitFor(() => expect(link.phase).toBe("refused"));
  expect(link.refusal?.code).toBe("not_allowed");
  expect(FakeSocket.all).toEqual([]);
});

test("frames of a socket that was given up are not listened to", () => {
  const { link, world } = makeLink();
  link.start();
  const old = FakeSocket.last;
  old.welcome();
  link.reconnect();
  old.give(said(1));
  expect(world.log.events).toEqual([]);
});

test("client ids are version-4 UUIDs", () => {
  expect(newClientId()).toMatch(
    /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
  );
});
