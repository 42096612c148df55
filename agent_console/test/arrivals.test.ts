// @vitest-environment happy-dom
import { beforeEach, expect, test } from "vitest";
import { arrivals } from "../src/state/arrivals";
import { inbox, loaded, put } from "../src/state/inbox";
import { go } from "../src/state/route";
import { me } from "../src/state/session";
import { busy } from "../src/state/work";
import type { Me } from "../src/types";
import { item } from "./make";

const ADA = { id: "ada", name: "Ada" };
const mine = { status: "human", owner: ADA } as const;
const marks = () => [...arrivals.value];

beforeEach(() => {
  me.value = null;
  me.value = { ...ADA, username: "ada", role: "agent", presence: "online", may: [] } as Me;
  go({ page: "inbox", id: null });
  busy.value = false;
  inbox.value = new Map([["c", item({ id: "c" })]]);
  loaded.value = true;
});

test("what is given to an agent is marked until it is opened", () => {
  put(item({ id: "c", version: 2, ...mine }));
  expect(marks()).toEqual([["c", "given"]]);
  put(item({ id: "c", version: 3, ...mine, last_text: "more" }));
  expect(marks()).toEqual([["c", "given"]]);
  go({ page: "inbox", id: "c" });
  expect(marks()).toEqual([]);
});

test("what wakes is marked as due", () => {
  put(item({ id: "c", version: 2, status: "snoozed", owner: ADA }));
  put(item({ id: "c", version: 3, ...mine }));
  expect(marks()).toEqual([["c", "due"]]);
});

test("what agents take themselves, or is a colleague's, is not", () => {
  busy.value = true;
  put(item({ id: "c", version: 2, ...mine }));
  busy.value = false;
  put(item({ id: "d", status: "human", owner: { id: "ben", name: "Ben" } }));
  expect(marks()).toEqual([]);
});
