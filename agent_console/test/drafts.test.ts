// @vitest-environment happy-dom
import { beforeEach, describe, expect, test, vi } from "vitest";
import {
  draft,
  draftsOf,
  editStopped,
  mode,
  putBack,
  send,
  setDraft,
  setMode,
} from "../src/state/drafts";
import { chosenIn, putFilesBack, tray } from "../src/state/files";
import { inbox, put } from "../src/state/inbox";
import { me } from "../src/state/session";
import * as socket from "../src/state/socket";
import type { Stopped } from "../src/lib/replies";
import type { Me } from "../src/types";
import { at, item } from "./make";

vi.mock(import("../src/state/socket"), async (original) => ({
  ...(await original()),
  post: vi.fn(),
}));

const signIn = (id: string) => {
  me.value = null;
  me.value = { id, username: id, name: id, role: "agent", presence: "online", may: [] } as Me;
};
const held = item({ id: "c", status: "human", owner: { id: "ada", name: "Ada" }, version: 5 });
const resolved = { ...held, status: "resolved" as const, owner: null, version: 6 };

beforeEach(() => {
  localStorage.clear();
  vi.mocked(socket.post).mockClear();
  inbox.value = new Map();
  signIn("ada");
  put(held);
});

test("a note never becomes a reply by changing the tab", () => {
  setMode("c", "note");
  setDraft("c", "note", "do not trust this one");
  setMode("c", "reply");
  expect(draft("c", "reply")).toBe("");
  send(held);
  expect(socket.post).not.toHaveBeenCalled();
  setDraft("c", "reply", "good morning");
  send(held);
  expect(vi.mocked(socket.post).mock.calls.map(([frame]) => [frame.type, frame.text])).toEqual([
    ["say", "good morning"],
  ]);
  expect([draft("c", "reply"), draft("c", "note")]).toEqual(["", "do not trust this one"]);
});

describe("files", () => {
  const UPLOADED = { id: "f", name: "bill.pdf", type: "application/pdf", size: 9 };
  const bill = { ...UPLOADED, width: null, height: null };
  const chosen = () => tray("c").files.map(({ name }) => name);
  const reply = (attachments: string[]): Stopped => ({
    frame: {
      type: "say",
      conversation_id: "c",
      client_id: "1",
      text: "",
      epoch: 1,
      last_seen: 1,
      attachments,
      suggestion: null,
      teach: null,
    },
    trouble: "held",
    message: "",
    upTo: 1,
  });

  test("go out with a reply that is edited, though a reload has lost their names", () => {
    editStopped(reply(["f", "g"]));
    expect(chosen()).toEqual(["…", "…"]);
    send(held);
    const [frame] = vi.mocked(socket.post).mock.calls[0]!;
    expect(frame).toMatchObject({ attachments: ["f", "g"] });
  });

  test("are over once the conversation is resolved, and can be put back", () => {
    putFilesBack("c", [bill]);
    const kept = chosenIn("c");
    put(resolved);
    expect(chosen()).toEqual([]);
    putFilesBack("c", kept);
    put({ ...resolved, version: 7 });
    expect(chosen()).toEqual(["bill.pdf"]);
  });
});

describe("drafts", () => {
  test("are there again after a reload, with a lone note in front", () => {
    setDraft("c", "note", "careful");
    signIn("ada");
    expect(draft("c", "note")).toBe("careful");
    expect(mode("c")).toBe("note");
    setDraft("c", "reply", "hello");
    signIn("ada");
    expect(mode("c")).toBe("reply");
  });

  test("are not seen by whoever signs in next", () => {
    setDraft("c", "reply", "hello");
    signIn("bo");
    expect(draft("c", "reply")).toBe("");
    signIn("ada");
    expect(draft("c", "reply")).toBe("hello");
  });

  test("are over once the conversation is resolved, and can be put back", () => {
    setDraft("c", "reply", "hello");
    setDraft("c", "note", "careful");
    const kept = draftsOf("c");
    put(resolved);
    expect([draft("c", "reply"), draft("c", "note"), localStorage.length]).toEqual(["", "", 0]);
    putBack(kept);
    expect([draft("c", "reply"), draft("c", "note")]).toEqual(["hello", "careful"]);
  });

  test("are over, too, if it was resolved while this page was away", () => {
    setDraft("c", "reply", "hello");
    setDraft("c", "note", "careful");
    signIn("ada");
    inbox.value = new Map([["c", { ...resolved, updated_at: at(60 * 24 * 3650) }]]);
    expect(draftsOf("c")).toEqual([]);
  });

  test("on a resolved conversation a note is kept while it is written", () => {
    put(resolved);
    setDraft("c", "note", "he called again");
    put({ ...resolved, version: 7 });
    signIn("ada");
    inbox.value = new Map([["c", { ...resolved, version: 7 }]]);
    expect(draft("c", "note")).toBe("he called again");
  });
});
