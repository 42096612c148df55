// @vitest-environment happy-dom
import { beforeEach, describe, expect, test, vi } from "vitest";
import { rest } from "../../src/api/rest";
import { mode, setMode } from "../../src/state/drafts";
import { inbox, put } from "../../src/state/inbox";
import { go, openId } from "../../src/state/route";
import { me } from "../../src/state/session";
import { claimAndWrite, claimNextAndWrite } from "../../src/thread/focus";
import type { InboxItem, Me } from "../../src/types";
import { item } from "../make";

const ADA = { id: "ada", name: "Ada" };
const waiting = item({ id: "c" });
const mine: InboxItem = { ...waiting, status: "human", owner: ADA, version: 2, epoch: 2 };
const drawn = () => new Promise((done) => setTimeout(done, 5));
const focused = () => document.activeElement?.id;
let answer: (item: InboxItem) => void;

beforeEach(() => {
  document.body.innerHTML = "<textarea id=composer></textarea><textarea id=other></textarea>";
  localStorage.clear();
  inbox.value = new Map();
  me.value = null;
  me.value = { ...ADA, username: "ada", role: "agent", presence: "online", may: [] } as Me;
  put(waiting);
  go({ page: "inbox", id: "c" });
  vi.restoreAllMocks();
  const asked = () => new Promise<InboxItem>((done) => (answer = done));
  vi.spyOn(rest, "claim").mockImplementation(asked);
  vi.spyOn(rest, "claimNext").mockImplementation(asked);
});

describe("who claims a conversation", () => {
  test("can write at once", async () => {
    setMode("c", "note");
    const done = claimAndWrite(waiting);
    answer(mine);
    await done;
    await drawn();
    expect([mode("c"), focused()]).toEqual(["reply", "composer"]);
  });

  test("and begins a note before the answer, goes on writing a note", async () => {
    const done = claimAndWrite(waiting);
    setMode("c", "note");
    answer(mine);
    await done;
    await drawn();
    expect([mode("c"), focused()]).not.toContain("composer");
    expect(mode("c")).toBe("note");
  });

  test("and goes on to another before the answer, is left there", async () => {
    const done = claimAndWrite(waiting);
    go({ page: "inbox", id: "d" });
    answer(mine);
    await done;
    await drawn();
    expect([openId.value, focused()]).not.toContain("composer");
  });
});

describe("who claims the next one", () => {
  test("is led there", async () => {
    go({ page: "inbox", id: "d" });
    const done = claimNextAndWrite();
    answer(mine);
    await done;
    await drawn();
    expect([openId.value, focused()]).toEqual(["c", "composer"]);
  });

  test("is not torn from what is being written", async () => {
    go({ page: "inbox", id: "d" });
    const done = claimNextAndWrite();
    document.getElementById("other")!.focus();
    answer(mine);
    await done;
    await drawn();
    expect([openId.value, focused(), inbox.value.get("c")?.owner]).toEqual(["d", "other", ADA]);
  });
});
