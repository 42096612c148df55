import { expect, test } from "vitest";
import type { CustomerSay } from "../src/wire";
import { OutboxStore } from "../src/outbox-store";
import * as outbox from "../src/outbox";
import { memoryStorage, type StorageArea } from "../src/storage";

const say = (id: string): CustomerSay => ({
  type: "say",
  conversation_id: "c1",
  client_id: id,
  text: id,
});
const open = (storage: StorageArea, told: string[][] = []) =>
  new OutboxStore<CustomerSay>(storage, "x:", (entries) =>
    told.push(entries.map((entry) => entry.frame.client_id)),
  );
const ids = (store: OutboxStore<CustomerSay>) =>
  store.entries.map((entry) => entry.frame.client_id);
const post = (store: OutboxStore<CustomerSay>, id: string, at: number) =>
  store.set(outbox.add(store.entries, say(id), at));

test("what was put in is there after a reload, in order", () => {
  const storage = memoryStorage();
  const store = open(storage);
  post(store, "b", 1);
  post(store, "a", 2);
  expect(ids(open(storage))).toEqual(["b", "a"]);
});

test("an acknowledged frame need not survive a reload, but stays to be shown", () => {
  const storage = memoryStorage();
  const store = open(storage);
  post(store, "a", 1);
  store.set(outbox.acknowledge(store.entries, "a", 7));
  store.refresh();
  expect(ids(store)).toEqual(["a"]);
  expect(ids(open(storage))).toEqual([]);
});

test("two tabs do not overwrite each other, and each sees what the other did", () => {
  const storage = memoryStorage();
  const [here, there] = [open(storage), open(storage)];
  post(here, "here", 1);
  post(there, "there", 2);
  here.refresh();
  expect(ids(here)).toEqual(["here", "there"]);
  here.set(outbox.remove(here.entries, "there"));
  there.refresh();
  expect(ids(there)).toEqual(["here"]);
});

test("a failure seen by one tab is seen by the other", () => {
  const storage = memoryStorage();
  const [here, there] = [open(storage), open(storage)];
  post(here, "a", 1);
  there.refresh();
  const none = { conversation_id: null, seq: null, message: "" };
  here.set(outbox.fail(here.entries, { type: "error", code: "invalid", client_id: "a", ...none }));
  there.refresh();
  expect(there.entries[0]?.state).toBe("failed");
});

test("nothing new is not told", () => {
  const told: string[][] = [];
  const store = open(memoryStorage(), told);
  post(store, "a", 1);
  store.refresh();
  store.set([...store.entries]);
  expect(told).toEqual([["a"]]);
});

test("what a full storage does not take lives on in memory, whatever other tabs do", () => {
  const storage = memoryStorage();
  const full: StorageArea = {
    ...storage,
    length: 0,
    setItem: () => {
      throw new DOMException("full", "QuotaExceededError");
    },
  };
  const store = open(full);
  post(store, "a", 1);
  store.refresh();
  expect(ids(store)).toEqual(["a"]);
});

test("what others left in the storage, or what broke there, is passed over", () => {
  const storage = memoryStorage();
  const store = open(storage);
  post(store, "a", 1);
  storage.setItem("x:bad", "{");
  storage.setItem("x:worse", "[]");
  storage.setItem("y:b", storage.getItem("x:a")!);
  expect(ids(open(storage))).toEqual(["a"]);
});
