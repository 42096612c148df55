/* Who the page says the visitor is, as the service hears it. */
import { memoryStorage } from "@baton/client";
import { Clock, fakeEnvironment, FakeSocket, withBot } from "@baton/client/testing";
import { beforeEach, expect, test, vi } from "vitest";
import { Chat } from "../src/chat";

type Body = Record<string, unknown>;

const START = "/api/widget/sessions";
const ANNA = { id: "u-1", hash: "a".repeat(64), name: "Anna", attributes: { plan: "gold" } };
const BEN = { id: "u-2", hash: "b".repeat(64), email: "ben@example.org" };

/** Answers one after the other, by the end of the path, and what was asked. */
let answers: [status: number, body: unknown][] = [];
let asked: { path: string; body: Body }[] = [];

const session = (token: string, conversation_id: string): [number, unknown] => [
  200,
  { token, conversation_id },
];
const refusal = (code: string): [number, unknown] => [403, { code, message: "no", details: {} }];

beforeEach(() => {
  FakeSocket.all = [];
  answers = [];
  asked = [];
  vi.stubGlobal("fetch", async (url: string, { body }: { body: string }) => {
    asked.push({ path: new URL(url).pathname, body: JSON.parse(body) as Body });
    const [status, answer] = answers.shift() ?? [503, null];
    return new Response(JSON.stringify(answer), { status });
  });
});

function makeChat(storage = memoryStorage()) {
  const clock = new Clock();
  const errors: string[] = [];
  const chat = new Chat({
    server: "https://help.test",
    storage,
    locale: () => "en",
    onChange: () => {},
    onMessage: () => {},
    onError: (code) => errors.push(code),
    environment: fakeEnvironment(clock),
  });
  return { chat, clock, errors, storage };
}

async function connects(chat: Chat, clock: Clock, times: number, conversation: string) {
  chat.start();
  await vi.waitFor(() => {
    clock.advance(2_000);
    expect(FakeSocket.all).toHaveLength(times);
  });
  FakeSocket.last.open();
  FakeSocket.last.give({ type: "welcome", conversation: { ...withBot, id: conversation }, seq: 0 });
}

test("a user who is named before the first message has their conversation from the start", async () => {
  const { chat, clock } = makeChat();
  answers = [session("t1", "c1")];
  chat.setUser(ANNA);
  expect(asked).toEqual([]);
  await connects(chat, clock, 1, "c1");
  expect(asked).toEqual([
    {
      path: START,
      body: expect.objectContaining({
        user_id: "u-1",
        user_hash: ANNA.hash,
        name: "Anna",
        email: null,
        attributes: { plan: "gold" },
      }),
    },
  ]);
});

test("a visitor who signs in goes on with the same conversation", async () => {
  const { chat, clock } = makeChat();
  answers = [session("t1", "c1"), session("t1", "c1")];
  await connects(chat, clock, 1, "c1");
  expect(asked[0]?.body).not.toHaveProperty("user_id");
  chat.setUser(ANNA);
  await connects(chat, clock, 2, "c1");
  expect(asked[1]).toEqual({
    path: `${START}/identify`,
    body: expect.objectContaining({ token: "t1", user_id: "u-1" }),
  });
  expect(chat.state.conversation?.id).toBe("c1");
});

test("nothing is told twice, not even after a reload", async () => {
  const { chat, clock, storage } = makeChat();
  answers = [session("t1", "c1")];
  chat.setUser(ANNA);
  await connects(chat, clock, 1, "c1");
  chat.setUser({ ...ANNA });
  const after = makeChat(storage);
  after.chat.setUser(ANNA);
  await connects(after.chat, after.clock, 2, "c1");
  expect(asked).toHaveLength(1);
});

test("attributes are added to the user, whether told before or after", async () => {
  const { chat, clock } = makeChat();
  answers = [session("t1", "c1"), session("t1", "c1")];
  chat.setAttributes({ cart: 3 });
  chat.setUser(ANNA);
  await connects(chat, clock, 1, "c1");
  expect(asked[0]?.body["attributes"]).toEqual({ plan: "gold", cart: 3 });
  chat.setAttributes({ cart: 4 });
  await connects(chat, clock, 2, "c1");
  expect(asked[1]?.body["attributes"]).toEqual({ plan: "gold", cart: 4 });
});

test("attributes of nobody in particular are kept until there is a user", async () => {
  const { chat, clock } = makeChat();
  answers = [session("t1", "c1")];
  chat.setAttributes({ cart: 3 });
  await connects(chat, clock, 1, "c1");
  expect(asked[0]?.body).not.toHaveProperty("attributes");
});

test("another user on this browser sees nothing of the first one's conversation", async () => {
  const { chat, clock } = makeChat();
  answers = [session("t1", "c1"), session("t2", "c2")];
  chat.setUser(ANNA);
  await connects(chat, clock, 1, "c1");
  FakeSocket.last.close();
  chat.say("for Anna's eyes");
  chat.draft = "half a sentence";
  chat.setUser(BEN);
  expect([chat.state.conversation, chat.state.unsent, chat.draft]).toEqual([null, [], ""]);
  await connects(chat, clock, 2, "c2");
  expect(asked[1]).toEqual({ path: START, body: expect.objectContaining({ user_id: "u-2" }) });
});

test("who signs out leaves nothing behind", async () => {
  const { chat, clock, storage } = makeChat();
  answers = [session("t1", "c1"), session("t2", "c2")];
  chat.setUser(ANNA);
  await connects(chat, clock, 1, "c1");
  chat.setUser(null);
  expect([storage.length, chat.state.conversation]).toEqual([0, null]);
  await connects(chat, clock, 2, "c2");
  expect(asked[1]?.body).not.toHaveProperty("user_id");
});

test("who signs out while the connection is being made is not signed in by it", async () => {
  const { chat, clock, storage } = makeChat();
  answers = [session("t1", "c1"), session("t2", "c2")];
  chat.setUser(ANNA);
  chat.say("for Anna");
  chat.setUser(null);
  expect(chat.state.unsent).toEqual([]);
  await connects(chat, clock, 1, "c2");
  expect(storage.getItem("baton:session")).not.toContain("u-1");
  expect(storage.getItem("baton:session")).toContain("t2");
});

test("an anonymous visitor's conversation survives a page that has nobody signed in", async () => {
  const { chat, clock } = makeChat();
  answers = [session("t1", "c1")];
  await connects(chat, clock, 1, "c1");
  chat.setUser(null);
  expect(chat.state.conversation?.id).toBe("c1");
});

test("a signature that is not believed is said, and the chat goes on without it", async () => {
  const { chat, clock, errors } = makeChat();
  answers = [refusal("wrong_identity"), session("t1", "c1")];
  chat.setUser({ ...ANNA, hash: "c".repeat(64) });
  await connects(chat, clock, 1, "c1");
  expect(errors).toEqual(["wrong_identity"]);
  expect(asked[1]?.body).not.toHaveProperty("user_id");
});

test("a user who is named while the connection is being made is told all the same", async () => {
  const { chat, clock } = makeChat();
  answers = [session("t1", "c1"), session("t1", "c1")];
  chat.start();
  chat.setUser(ANNA);
  await connects(chat, clock, 1, "c1");
  expect(asked.at(-1)?.body).toHaveProperty("user_id", "u-1");
});

test("a token that has expired is renewed before the user is named", async () => {
  const { chat, clock } = makeChat();
  answers = [session("t1", "c1")];
  await connects(chat, clock, 1, "c1");
  answers = [refusal("not_signed_in"), session("t2", "c1"), session("t2", "c1")];
  chat.setUser(ANNA);
  await connects(chat, clock, 2, "c1");
  const paths = asked.map(({ path }) => path.slice(START.length));
  expect(paths).toEqual(["", "/identify", "/renew", "/identify"]);
  expect(asked.at(-1)?.body).toMatchObject({ token: "t2", user_id: "u-1" });
});

test("with a token that the service no longer knows, the user gets a conversation of their own", async () => {
  const { chat, clock } = makeChat();
  answers = [session("t1", "c1")];
  await connects(chat, clock, 1, "c1");
  answers = [refusal("not_signed_in"), refusal("not_signed_in"), session("t2", "c2")];
  chat.setUser(ANNA);
  await connects(chat, clock, 2, "c2");
  expect(asked.at(-1)).toEqual({ path: START, body: expect.objectContaining({ user_id: "u-1" }) });
});

test("whatever else the service refuses about the user is said once, and the visitor stays", async () => {
  const { chat, clock, errors } = makeChat();
  answers = [session("t1", "c1")];
  await connects(chat, clock, 1, "c1");
  answers = [refusal("invalid")];
  chat.setUser({ ...ANNA, email: "no address" });
  await connects(chat, clock, 2, "c1");
  expect(asked.map(({ path }) => path.slice(START.length))).toEqual(["", "/identify"]);
  expect(errors).toEqual(["invalid"]);
  chat.setAttributes({ cart: 1 });
  chat.setUser(null);
  expect([asked.length, chat.state.conversation?.id]).toEqual([2, "c1"]);
});

test("a refusal of one user does not undo the next one's word", async () => {
  const { chat, clock, errors } = makeChat();
  answers = [refusal("wrong_identity"), session("t1", "c1")];
  chat.setUser({ ...ANNA, hash: "c".repeat(64) });
  chat.start();
  chat.setUser(BEN);
  await connects(chat, clock, 1, "c1");
  expect(errors).toEqual(["wrong_identity"]);
  expect(asked.at(-1)?.body).toHaveProperty("user_id", "u-2");
});

test("one user's attributes are not told as another's, and the newer word on one counts", async () => {
  const { chat, clock } = makeChat();
  answers = [session("t1", "c1"), session("t2", "c2"), session("t2", "c2")];
  chat.setUser(ANNA);
  chat.setAttributes({ cart: 3 });
  await connects(chat, clock, 1, "c1");
  chat.setUser(BEN);
  await connects(chat, clock, 2, "c2");
  expect(asked.at(-1)?.body["attributes"]).toEqual({});
  chat.setAttributes({ cart: 4 });
  chat.setUser({ ...BEN, attributes: { cart: 5 } });
  await connects(chat, clock, 3, "c2");
  expect(asked.at(-1)?.body["attributes"]).toEqual({ cart: 5 });
});

test("a session that another tab made for somebody else is not taken up, and not taken over", async () => {
  const storage = memoryStorage();
  const other = makeChat(storage);
  answers = [session("t1", "c1"), session("t2", "c2")];
  other.chat.setUser(ANNA);
  await connects(other.chat, other.clock, 1, "c1");
  const { chat, clock } = makeChat(storage);
  chat.setAttributes({ seen: true });
  storage.setItem("baton:session", storage.getItem("baton:session")!);
  chat.setUser(BEN); // forgets Anna's
  storage.setItem(
    "baton:session",
    JSON.stringify({ token: "t1", conversation_id: "c1", told: { user_id: "u-1" } }),
  );
  chat.resume();
  expect(FakeSocket.all).toHaveLength(1);
  await connects(chat, clock, 2, "c2");
  expect(asked.at(-1)).toEqual({ path: START, body: expect.objectContaining({ user_id: "u-2" }) });
});

test("after a reset nobody is known, and what was being written is gone", async () => {
  const { chat, clock } = makeChat();
  answers = [session("t1", "c1"), session("t2", "c2")];
  chat.setUser(ANNA);
  await connects(chat, clock, 1, "c1");
  const { visitor } = chat.state;
  chat.reset();
  expect(chat.state.visitor).toBeGreaterThan(visitor);
  await connects(chat, clock, 2, "c2");
  expect(asked.at(-1)?.body).not.toHaveProperty("user_id");
});

test("what is written while the user is being told keeps its order", async () => {
  const { chat, clock, storage } = makeChat();
  let answer = () => {};
  const slow = new Promise<void>((done) => (answer = done));
  const quick = fetch;
  vi.stubGlobal("fetch", async (url: string, given: RequestInit) => {
    if (url.endsWith("/identify")) await slow;
    return quick(url, given);
  });
  answers = [session("t1", "c1"), session("t1", "c1")];
  chat.say("one");
  chat.setUser(ANNA);
  await vi.waitFor(() => expect(storage.getItem("baton:session")).not.toBeNull());
  chat.say("two");
  answer();
  await connects(chat, clock, 1, "c1");
  const unsent = chat.state.unsent.map(({ frame }) => [
    frame.conversation_id,
    "text" in frame && frame.text,
  ]);
  expect(unsent).toEqual([
    ["c1", "one"],
    ["c1", "two"],
  ]);
});
