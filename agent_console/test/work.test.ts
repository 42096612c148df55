// @vitest-environment happy-dom
import { beforeEach, describe, expect, test, vi } from "vitest";
import { rest } from "../src/api/rest";
import { draft, setDraft } from "../src/state/drafts";
import { tray } from "../src/state/files";
import { inbox, open, put } from "../src/state/inbox";
import { go } from "../src/state/route";
import { me } from "../src/state/session";
import { forgetUndo, undoNewest } from "../src/state/toasts";
import { handBack, release, reopen, resolve } from "../src/state/work";
import type { InboxItem, Me } from "../src/types";
import { item } from "./make";

const ADA = { id: "ada", name: "Ada" };
const mine = item({ id: "c", status: "human", owner: ADA, version: 5, epoch: 3 });
const after = (part: Partial<InboxItem>): InboxItem => ({
  ...(open.peek() ?? mine),
  version: (open.peek()?.version ?? 5) + 1,
  epoch: (open.peek()?.epoch ?? 3) + 1,
  ...part,
});
const settled = () => new Promise((done) => setTimeout(done, 5));

beforeEach(() => {
  localStorage.clear();
  inbox.value = new Map();
  me.value = { ...ADA, username: "ada", role: "agent", presence: "online", may: [] } as Me;
  put(mine);
  go({ page: "inbox", id: "c" });
  vi.restoreAllMocks();
  vi.spyOn(rest, "resolve").mockImplementation(async () =>
    after({ status: "resolved", owner: null }),
  );
  vi.spyOn(rest, "reopen").mockImplementation(async (_id, _epoch, to) =>
    to === "agent" ? after({ status: "human", owner: ADA }) : after({ status: "waiting" }),
  );
  vi.spyOn(rest, "handBack").mockImplementation(async () => after({ status: "bot", owner: null }));
  vi.spyOn(rest, "release").mockImplementation(async () => after({ status: "waiting" }));
  vi.spyOn(rest, "claim").mockImplementation(async () => after({ status: "human", owner: ADA }));
});

describe("what a key has done can be undone", () => {
  test("a resolved conversation is the agent's again, with what was being written", async () => {
    const bill = { id: "f", name: "bill.pdf", type: "application/pdf", size: 9 };
    setDraft("c", "reply", "one more");
    tray("c").restore([{ ...bill, width: null, height: null }]);
    await resolve(mine, "solved");
    expect([open.value?.status, draft("c", "reply")]).toEqual(["resolved", ""]);
    expect(tray("c").files).toEqual([]);
    undoNewest();
    await settled();
    expect(rest.reopen).toHaveBeenCalledWith("c", 4, "agent");
    expect([open.value?.status, draft("c", "reply")]).toEqual(["human", "one more"]);
    expect(tray("c").files.map(({ name }) => name)).toEqual(["bill.pdf"]);
  });

  test("one resolved from the queue goes back to its place there", async () => {
    const waiting = { ...mine, status: "waiting" as const, owner: null };
    put(waiting);
    await resolve(waiting, "spam");
    undoNewest();
    await settled();
    expect(rest.reopen).toHaveBeenCalledWith("c", 4, "queue");
  });

  test.each([
    ["handed back", handBack],
    ["released", release],
  ])("one that was %s is claimed again", async (_, giveAway) => {
    await giveAway(mine);
    undoNewest();
    await settled();
    expect(rest.claim).toHaveBeenCalledWith("c", 4);
    expect(open.value?.owner).toEqual(ADA);
  });

  test("only once, and not by whoever signs in next", async () => {
    await resolve(mine, "solved");
    undoNewest();
    undoNewest();
    await settled();
    expect(rest.reopen).toHaveBeenCalledTimes(1);
    await resolve(open.value!, "solved");
    forgetUndo();
    undoNewest();
    await settled();
    expect(rest.reopen).toHaveBeenCalledTimes(1);
  });
});

test("what is resolved, and nothing else, can be reopened later", async () => {
  expect(await reopen(mine)).toBe(false);
  const resolved = { ...mine, status: "resolved" as const, owner: null };
  put(resolved);
  expect(await reopen(resolved)).toBe(true);
  expect(open.value?.status).toBe("human");
});
