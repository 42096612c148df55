// @vitest-environment happy-dom
import { render } from "preact";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { rest } from "../src/api/rest";
import { GoingOff } from "../src/shell/going-off";
import { Side } from "../src/shell/side";
import { inbox, put } from "../src/state/inbox";
import { me } from "../src/state/session";
import type { Me, Presence } from "../src/types";
import { item } from "./make";

let place: HTMLElement;
const asked: string[] = [];
const ada = (presence: Presence) =>
  ({ id: "ada", name: "Ada", username: "ada", role: "agent", presence, may: [] }) as Me;

const find = (id: string) => document.querySelector<HTMLElement>(`[data-testid=${id}]`);
const settled = () => new Promise((done) => setTimeout(done, 50));
async function click(id: string): Promise<void> {
  find(id)!.click();
  await settled();
}

beforeEach(async () => {
  place = document.body.appendChild(document.createElement("div"));
  asked.length = 0;
  inbox.value = new Map();
  me.value = ada("online");
  vi.restoreAllMocks();
  vi.spyOn(rest, "setPresence").mockImplementation(async (presence) => {
    asked.push(presence);
    return ada(presence);
  });
  vi.spyOn(rest, "releaseAll").mockImplementation(async () => void asked.push("release all"));
  vi.spyOn(rest, "logout").mockImplementation(async () => void asked.push("log out"));
  render(
    <>
      <Side onHelp={() => {}} />
      <GoingOff />
    </>,
    place,
  );
  await settled();
});
afterEach(() => {
  render(null, place);
  place.remove();
});

const holdOne = async () => {
  put(item({ id: "c", status: "human", owner: { id: "ada", name: "Ada" } }));
  await settled();
};

test("who holds nothing goes off, or signs out, without a question", async () => {
  put(item({ id: "d", status: "human", owner: { id: "bo", name: "Bo" } }));
  await click("presence-offline");
  await click("sign-out");
  expect(asked).toEqual(["offline", "log out"]);
});

test("who goes off is asked first, and may put everything back into the queue", async () => {
  await holdOne();
  await click("presence-offline");
  expect(document.querySelector("[role=dialog] h2")?.textContent).toBe(
    "You hold 1 open conversation",
  );
  expect([asked, find("presence-offline")!.matches(":checked")]).toEqual([[], false]);
  await click("release-all");
  expect(asked).toEqual(["offline", "release all"]);
});

test("or keep it, or think again", async () => {
  await holdOne();
  await click("presence-offline");
  document.querySelector<HTMLElement>("[role=dialog] .quiet")!.click();
  await settled();
  expect(asked).toEqual([]);
  await click("presence-offline");
  await click("keep-all");
  expect(asked).toEqual(["offline"]);
});

test("signing out asks the same, since it is going off, too", async () => {
  await holdOne();
  await click("sign-out");
  await click("release-all");
  expect(asked).toEqual(["offline", "release all", "log out"]);
});

test("away is no going off", async () => {
  await holdOne();
  await click("presence-away");
  expect(asked).toEqual(["away"]);
});
