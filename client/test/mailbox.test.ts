import { expect, test } from "vitest";
import type { CustomerSay } from "../src/generated/wire";
import { Mailbox } from "../src/mailbox";
import * as outbox from "../src/outbox";
import { memoryShelf, type Shelf } from "../src/shelf";

const say = (id: string): CustomerSay => ({
  type: "say",
  conversation_id: "c1",
  client_id: id,
  text: id,
});
const open = (shelf: Shelf, told: string[][] = []) =>
  new Mailbox<CustomerSay>(shelf, "x:", (entries) =>
    told.push(entries.map((entry) => entry.frame.client_id)),
  );
const ids = (mail: Mailbox<CustomerSay>) => mail.entries.map((entry) => entry.frame.client_id);
const post = (mail: Mailbox<CustomerSay>, id: string, at: number) =>
  mail.set(outbox.add(mail.entries, say(id), at));

test("what was put in is there after a reload, in order", () => {
  const shelf = memoryShelf();
  const mail = open(shelf);
  post(mail, "b", 1);
  post(mail, "a", 2);
  expect(ids(open(shelf))).toEqual(["b", "a"]);
});

test("an acknowledged frame need not survive a reload, but stays to be shown", () => {
  const shelf = memoryShelf();
  const mail = open(shelf);
  post(mail, "a", 1);
  mail.set(outbox.acknowledge(mail.entries, "a", 7));
  mail.refresh();
  expect(ids(mail)).toEqual(["a"]);
  expect(ids(open(shelf))).toEqual([]);
});

test("two tabs do not overwrite each other, and each sees what the other did", () => {
  const shelf = memoryShelf();
  const [here, there] = [open(shelf), open(shelf)];
  post(here, "here", 1);
  post(there, "there", 2);
  here.refresh();
  expect(ids(here)).toEqual(["here", "there"]);
  here.set(outbox.remove(here.entries, "there"));
  there.refresh();
  expect(ids(there)).toEqual(["here"]);
});

test("a failure seen by one tab is seen by the other", () => {
  const shelf = memoryShelf();
  const [here, there] = [open(shelf), open(shelf)];
  post(here, "a", 1);
  there.refresh();
  const none = { conversation_id: null, seq: null, message: "" };
  here.set(outbox.fail(here.entries, { type: "error", code: "invalid", client_id: "a", ...none }));
  there.refresh();
  expect(there.entries[0]?.state).toBe("failed");
});

test("nothing new is not told", () => {
  const told: string[][] = [];
  const mail = open(memoryShelf(), told);
  post(mail, "a", 1);
  mail.refresh();
  mail.set([...mail.entries]);
  expect(told).toEqual([["a"]]);
});

test("what a full storage does not take lives on in memory, whatever other tabs do", () => {
  const shelf = memoryShelf();
  const full: Shelf = {
    ...shelf,
    length: 0,
    setItem: () => {
      throw new DOMException("full", "QuotaExceededError");
    },
  };
  const mail = open(full);
  post(mail, "a", 1);
  mail.refresh();
  expect(ids(mail)).toEqual(["a"]);
});

test("what others left on the shelf, or what broke there, is passed over", () => {
  const shelf = memoryShelf();
  const mail = open(shelf);
  post(mail, "a", 1);
  shelf.setItem("x:bad", "{");
  shelf.setItem("x:worse", "[]");
  shelf.setItem("y:b", shelf.getItem("x:a")!);
  expect(ids(open(shelf))).toEqual(["a"]);
});
