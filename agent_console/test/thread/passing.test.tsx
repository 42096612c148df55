// @vitest-environment happy-dom
import { render } from "preact";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { rest } from "../../src/api/rest";
import { inbox, put } from "../../src/state/inbox";
import { ask, asking } from "../../src/state/passing";
import { me } from "../../src/state/session";
import { staff } from "../../src/state/staff";
import { PassingSheets } from "../../src/thread/passing";
import type { Colleague, Me } from "../../src/types";
import { item } from "../make";

const mine = item({ id: "c", status: "human", owner: { id: "ada", name: "Ada" } });
const maya = (username: string): Colleague => ({
  id: username,
  name: "Maya",
  username,
  role: "agent",
  presence: "online",
  capacity: null,
  languages: [],
});

let place: HTMLElement;
const find = (id: string) => document.querySelector<HTMLInputElement>(`[data-testid=${id}]`);
const settled = () => new Promise((done) => setTimeout(done, 60));

beforeEach(() => {
  place = document.body.appendChild(document.createElement("div"));
  inbox.value = new Map();
  me.value = {
    id: "ada",
    username: "ada",
    name: "Ada",
    presence: "online",
    may: [],
  } as never as Me;
  put(mine);
  staff.value = {
    people: [maya("maya"), maya("maya2")],
    teams: [{ id: "t", name: "Maya", languages: [], intents: [], member_ids: [] }],
    rules: { mode: "manual", capacity: 3 },
    gone_after_s: 120,
  };
  vi.restoreAllMocks();
  vi.spyOn(rest, "transfer").mockImplementation(async () => ({ ...mine, version: 2 }));
});
afterEach(() => {
  render(null, place);
  place.remove();
});

test.each([0, 1, 2])("of several of the same name it goes to the one picked: %i", async (at) => {
  render(<PassingSheets />, place);
  ask("transfer", mine);
  await settled();
  find("pass-on-to")!.focus();
  await settled();
  document.querySelectorAll<HTMLElement>("[role=option]")[at]!.click();
  await settled();
  find("pass-on-submit")!.click();
  await settled();
  const [, , to] = vi.mocked(rest.transfer).mock.calls[0]!;
  expect(to.id).toBe(["maya", "maya2", "t"][at]);
});

test("the sheet closes with its conversation, and does not open for whoever signs in next", () => {
  ask("transfer", mine);
  inbox.value = new Map();
  expect(asking.value).toBeNull();
  put(mine);
  ask("snooze", mine);
  me.value = null;
  expect(asking.value).toBeNull();
});
