import { isSynced, memoryStorage } from "@baton/client";
import { Clock, fakeEnvironment, FakeSocket, happened, said, withBot } from "@baton/client/testing";
import { beforeEach, expect, test, vi } from "vitest";
import { Chat } from "../src/chat";
import { ratingGiven, unreadCount } from "../src/state";

const session = (token: string, conversation_id = "c1") => ({ token, conversation_id });

/** What the REST API answers, one after the other. */
let answers: [status: number, body: unknown][] = [];
let asked: string[] = [];

beforeEach(() => {
  FakeSocket.all = [];
  answers = [];
  asked = [];
  vi.stubGlobal("fetch", async (url: string) => {
    asked.push(new URL(url).pathname);
    const [status, body] = answers.shift() ?? [503, null];
    return new Response(JSON.stringify(body), { status });
  });
});

function makeChat(storage = memoryStorage()) {
  const clock = new Clock();
  const told: string[] = [];
  const chat = new Chat({
    server: "https://help.test",
    storage,
    locale: () => "de",
    onChange: () => {},
    onMessage: (event) => told.push(`message ${event.seq}`),
    onError: (code) => told.push(`error ${code}`),
    environment: fakeEnvironment(clock),
  });
  return { chat, clock, told, storage };
}

async function connected(...given: Parameters<typeof makeChat>) {
  const made = makeChat(...given);
  answers.push([200, session("t1")]);
  made.chat.start();
  await vi.waitFor(() => expect(FakeSocket.all).toHaveLength(1));
  FakeSocket.last.welcome();
  return made;
}

const says = () =>
  FakeSocket.last.sent.flatMap((f) =>
    f.type === "say" ? [`${f.conversation_id}: ${f.text}`] : [],
  );
const lastSent = () => FakeSocket.last.sent.at(-1);
const bot = (seq: number, prev = seq - 1) =>
  happened(
    seq,
    {
      kind: "bot_said",
      reply_to: 1,
      messages: [{ text: "hello", buttons: [] }],
      language: "en",
      instead_of: null,
      asks: false,
    },
    prev,
  );
const acknowledge = (client_id: string, seq: number) =>
  FakeSocket.last.give({ type: "ack", conversation_id: "c1", client_id, seq });
const refuse = (code: string, client_id: string | null = null) =>
  FakeSocket.last.give({
    type: "error",
    code,
    message: "",
    client_id,
    conversation_id: null,
    seq: null,
  });

test("nothing is asked of the service before the visitor opens the chat", () => {
  makeChat().chat.resume();
  expect(asked).toEqual([]);
});

test("a message written before there is a conversation is sent to it once there is", async () => {
  const { chat } = makeChat();
  answers.push([200, session("t1")]);
  chat.say(" first ");
  await vi.waitFor(() => expect(FakeSocket.all).toHaveLength(1));
  FakeSocket.last.welcome();
  expect(says()).toEqual(["c1: first"]);
});

test("a message that shows nothing is not sent", async () => {
  const { chat } = await connected();
  for (const text of ["\u200b", " \u2800\ufe0f\n", "\u3164", "seen\u200b"]) chat.say(text);
  await vi.waitFor(() => expect(says()).toEqual(["c1: seen\u200b"]));
});

test("a returning visitor resumes with the stored token and asks for the whole thread", async () => {
  const { storage } = await connected();
  const { chat } = makeChat(storage);
  chat.resume();
  FakeSocket.last.open();
  expect(lastSent()).toEqual({ type: "hello", token: "t1", since: 0 });
});

test("an expired token is renewed and the conversation goes on", async () => {
  const { chat, clock } = await connected();
  FakeSocket.last.give(said(1));
  answers.push([200, session("t2")]);
  FakeSocket.last.close();
  clock.advance(500);
  FakeSocket.last.open();
  refuse("not_signed_in");
  clock.advance(1_000);
  await vi.waitFor(() => expect(FakeSocket.all).toHaveLength(3));
  expect(asked.at(-1)).toBe("/api/widget/sessions/renew");
  FakeSocket.last.open();
  expect(lastSent()).toEqual({ type: "hello", token: "t2", since: 1 });
  expect(chat.state.log.seq).toBe(1);
});

test.each(["7", "null", "{}", '"x"', "{"])("a stored %s is no session", async (stored) => {
  const storage = memoryStorage();
  storage.setItem("baton:session", stored);
  const { chat } = makeChat(storage);
  answers.push([200, session("t1")]);
  chat.say("first");
  await vi.waitFor(() => expect(FakeSocket.all).toHaveLength(1));
  FakeSocket.last.welcome();
  expect(says()).toEqual(["c1: first"]);
});

test("a stored token that cannot be one begins a new conversation", async () => {
  const storage = memoryStorage();
  storage.setItem("baton:session", JSON.stringify(session("no token of ours")));
  const { chat, clock } = makeChat(storage);
  chat.say("first");
  FakeSocket.last.open();
  answers.push([422, { code: "invalid", message: "", details: {} }], [200, session("t2", "c2")]);
  refuse("invalid");
  clock.advance(1_000);
  await vi.waitFor(() => expect(FakeSocket.all).toHaveLength(2));
  FakeSocket.last.welcome();
  expect(says()).toEqual(["c2: first"]);
});

test("a token that cannot be renewed begins a new conversation, to which unsent words go", async () => {
  const { chat, clock } = await connected();
  FakeSocket.last.give(said(1));
  chat.say("still unsent");
  chat.leaveQueue();
  answers.push(
    [401, { code: "not_signed_in", message: "", details: {} }],
    [200, session("t3", "c2")],
  );
  FakeSocket.last.close();
  clock.advance(500);
  FakeSocket.last.open();
  refuse("not_signed_in");
  clock.advance(1_000);
  await vi.waitFor(() => expect(FakeSocket.all).toHaveLength(3));
  FakeSocket.last.welcome();
  expect(chat.state.log.events).toEqual([]);
  expect(FakeSocket.last.sent.map((f) => f.type)).toEqual(["hello", "say"]);
  expect(says()).toEqual(["c2: still unsent"]);
});

test("only what comes after the replay is news", async () => {
  const { chat, told } = makeChat();
  answers.push([200, session("t1")]);
  chat.start();
  await vi.waitFor(() => expect(FakeSocket.all).toHaveLength(1));
  FakeSocket.last.open();
  FakeSocket.last.give({ type: "welcome", conversation: withBot, seq: 2 });
  FakeSocket.last.give(said(1));
  expect(isSynced(chat.state)).toBe(false);
  FakeSocket.last.give(bot(2));
  expect(isSynced(chat.state)).toBe(true);
  FakeSocket.last.give(bot(3));
  expect(told).toEqual(["message 3"]);
});

test("what was not shown is unread; showing it tells the service", async () => {
  const { chat } = await connected();
  FakeSocket.last.give(said(1));
  FakeSocket.last.give(bot(2));
  expect(unreadCount(chat.state)).toBe(1);
  chat.shown();
  expect(unreadCount(chat.state)).toBe(0);
  expect(lastSent()).toEqual({ type: "read", conversation_id: "c1", seq: 2 });
});

test("the bot is shown thinking until it answers", async () => {
  const { chat } = await connected();
  FakeSocket.last.give(said(1));
  expect(chat.state.typist?.who).toBe("bot");
  FakeSocket.last.give(bot(2));
  expect(chat.state.typist).toBeNull();
});

test("a refused message stays and can be tried again; a refused button is dropped and reported", async () => {
  const { chat } = await connected();
  chat.say("too long");
  const first = chat.state.unsent[0]!.frame.client_id;
  refuse("invalid", first);
  expect(chat.state.unsent[0]?.state).toBe("failed");
  chat.retry(first);
  expect(says()).toEqual(["c1: too long", "c1: too long"]);
  acknowledge(first, 1);
  chat.requestHuman();
  refuse("invalid", chat.state.unsent[1]!.frame.client_id);
  expect(chat.state.unsent).toHaveLength(1);
  expect(chat.state.problem).toBe(true);
});

test("a button that came too late is dropped without a fuss", async () => {
  const { chat } = await connected();
  chat.choose(1, 0);
  refuse("illegal_move", chat.state.unsent[0]!.frame.client_id);
  expect(chat.state.unsent).toEqual([]);
  expect(chat.state.problem).toBe(false);
});

test("pressing twice asks once", async () => {
  const { chat } = await connected();
  chat.requestHuman();
  chat.requestHuman(3);
  expect(FakeSocket.last.sent.filter((f) => f.type === "request_human")).toHaveLength(1);
});

test("a rating belongs to the end that it follows", async () => {
  const { chat } = await connected();
  const resolved = (seq: number) => happened(seq, { kind: "resolved", agent_name: "Maya" });
  FakeSocket.last.give(resolved(1));
  expect(ratingGiven(chat.state)).toBeNull();
  FakeSocket.last.give(happened(2, { kind: "rated", client_id: "x", score: 4, comment: "" }));
  expect(ratingGiven(chat.state)).toBe(4);
  FakeSocket.last.give(resolved(3));
  expect(ratingGiven(chat.state)).toBeNull();
});

test("reset forgets the conversation and everything unsent", async () => {
  const { chat, storage } = await connected();
  chat.say("unsent");
  chat.reset();
  expect(storage.length).toBe(0);
  expect(chat.state.unsent).toEqual([]);
  answers.push([200, session("t9", "c9")]);
  chat.start();
  await vi.waitFor(() => expect(FakeSocket.all).toHaveLength(2));
});

test("a service that cannot be reached is asked again, and the visitor is told", async () => {
  vi.useFakeTimers();
  const { chat, clock, told } = makeChat();
  chat.start();
  await vi.advanceTimersByTimeAsync(1_500);
  expect(chat.state.offline).toBe(true);
  expect(told).toEqual(["error no_session"]);
  answers.push([200, session("t1")]);
  clock.advance(500);
  await vi.advanceTimersByTimeAsync(0);
  FakeSocket.last.welcome();
  expect(chat.state.offline).toBe(false);
  vi.useRealTimers();
});

test("a customer whom a busy bot keeps waiting is told so until the answer comes", async () => {
  const { chat } = await connected();
  FakeSocket.last.give(said(1));
  FakeSocket.last.give({ type: "busy", conversation_id: "c1" });
  expect(chat.state.typist).toEqual({ who: "bot", name: null, busy: true });
  FakeSocket.last.give(bot(2));
  expect(chat.state.typist).toBeNull();
});

test("a service that will not have this page is not asked again by itself", async () => {
  const { chat, clock, told } = makeChat();
  answers.push([403, { code: "not_allowed", message: "not from here", details: {} }]);
  chat.say("hello?");
  await vi.waitFor(() => expect(chat.state.refused).toBe(true));
  clock.advance(1e7);
  expect([asked.length, FakeSocket.all.length, told]).toEqual([1, 0, ["error no_session"]]);
  answers.push([200, session("t1")]);
  chat.say("and now?");
  await vi.waitFor(() => expect(FakeSocket.all).toHaveLength(1));
  FakeSocket.last.welcome();
  expect(chat.state.refused).toBe(false);
});

test("credentials that are refused although they are new end the trying", async () => {
  const { chat, clock } = await connected();
  for (const token of ["t2", "t3"]) {
    FakeSocket.last.close();
    clock.advance(2_000);
    await vi.waitFor(() => expect(FakeSocket.last.readyState).toBe(0));
    FakeSocket.last.open();
    answers.push([200, session(token)]);
    refuse("not_signed_in");
    clock.advance(2_000);
    if (token === "t2") await vi.waitFor(() => expect(FakeSocket.last.readyState).toBe(0));
  }
  expect(chat.state.refused).toBe(true);
  expect(asked.filter((path) => path.endsWith("renew"))).toHaveLength(1);
});

test("a gap is fetched, and what comes after it is taken then", async () => {
  const { chat, clock } = await connected();
  FakeSocket.last.give(said(1));
  FakeSocket.last.give(said(3));
  clock.advance(500);
  FakeSocket.last.welcome(3);
  FakeSocket.last.give(said(2));
  FakeSocket.last.give(said(3));
  expect(chat.state.log.events.map((event) => event.seq)).toEqual([1, 2, 3]);
});

test("a service that was set back to older data is followed there", async () => {
  const { chat, clock } = await connected();
  for (const seq of [1, 2, 3]) FakeSocket.last.give(said(seq));
  FakeSocket.last.close();
  clock.advance(500);
  FakeSocket.last.welcome(1);
  clock.advance(1_000);
  FakeSocket.last.open();
  expect(lastSent()).toEqual({ type: "hello", token: "t1", since: 0 });
  FakeSocket.last.give({ type: "welcome", conversation: withBot, seq: 1 });
  FakeSocket.last.give(said(1));
  expect(chat.state.log.events.map((event) => event.seq)).toEqual([1]);
  expect(isSynced(chat.state)).toBe(true);
});

test("a link in a mail opens its conversation, also in a browser that had another one", async () => {
  const { chat, storage } = await connected();
  FakeSocket.last.give(bot(1));
  chat.shown();
  answers.push([200, session("t9", "c9")]);
  expect(await chat.openLink("sig.ned")).toBe(true);
  expect(asked.at(-1)).toBe("/api/widget/sessions/open");
  await vi.waitFor(() => expect(FakeSocket.all).toHaveLength(2));
  FakeSocket.last.open();
  expect(lastSent()).toEqual({ type: "hello", token: "t9", since: 0 });
  expect(chat.state.shown).toBe(0);
  expect(JSON.parse(storage.getItem("baton:session")!).conversation_id).toBe("c9");
});

test("a forged or old link is said so, and leaves the visitor's own conversation alone", async () => {
  const { chat, told, storage } = await connected();
  answers.push([403, { code: "link_refused", message: "this link has run out", details: {} }]);
  expect(await chat.openLink("for.ged")).toBe(true);
  expect(chat.state.linkRefused).toBe(true);
  expect(told).toContain("error link");
  expect(JSON.parse(storage.getItem("baton:session")!).conversation_id).toBe("c1");
  chat.say("hello all the same");
  expect(chat.state.linkRefused).toBe(false);
});

test("a link that the service could not look at is kept for another try", async () => {
  const { chat } = await connected();
  answers.push([503, null]);
  expect(await chat.openLink("sig.ned")).toBe(false);
  expect(chat.state.linkRefused).toBe(false);
  expect(chat.state.problem).toBe(true);
});

test("an address that the service refuses is no failure of the chat: the form says what is wrong", async () => {
  const { chat } = await connected();
  chat.leaveContact("jo@example.org");
  refuse("invalid", chat.state.unsent[0]!.frame.client_id);
  expect([chat.state.addressRefused, chat.state.problem]).toEqual(["jo@example.org", false]);
  expect(chat.state.unsent).toEqual([]);
});
