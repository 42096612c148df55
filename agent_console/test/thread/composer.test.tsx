// @vitest-environment happy-dom
import { render } from "preact";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { item, judged, log, said } from "../make";
import { me } from "../../src/state/session";

const { posted } = vi.hoisted(() => ({ posted: [] as { text?: string; teach?: unknown }[] }));
vi.mock("../../src/state/socket", async (original) => ({
  ...(await original<typeof import("../../src/state/socket")>()),
  post: (frame: { text?: string; teach?: unknown }) => posted.push(frame),
}));
const { Composer } = await import("../../src/thread/composer");
const { setDraft } = await import("../../src/state/drafts");
const { tray } = await import("../../src/state/files");
const { put } = await import("../../src/state/inbox");
const { go } = await import("../../src/state/route");
const { thread } = await import("../../src/state/thread");
const { rest } = await import("../../src/api/rest");

const mine = item({ status: "human", owner: { id: "me", name: "Ada" } as never });
let place: HTMLElement;
const drawn = () => new Promise((done) => setTimeout(done, 20));

beforeEach(async () => {
  posted.length = 0;
  me.value = { id: "me", name: "Ada" } as never;
  setDraft(mine.id, "reply", "にほんご");
  place = document.body.appendChild(document.createElement("div"));
  render(<Composer item={mine} />, place);
  await drawn();
});
afterEach(() => {
  render(null, place);
  place.remove();
});

const part = (id: string) => place.querySelector<HTMLButtonElement>(`[data-testid=${id}]`);

async function write(text: string) {
  const field = place.querySelector("textarea")!;
  field.value = text;
  field.dispatchEvent(new InputEvent("input", { bubbles: true }));
  await drawn();
}

const enter = (more: Partial<KeyboardEventInit> & { keyCode: number }) => press("Enter", more);

async function press(key: string, more: Partial<KeyboardEventInit> & { keyCode: number }) {
  const field = place.querySelector("textarea")!;
  const event = new KeyboardEvent("keydown", { key, bubbles: true, ...more });
  // The test's DOM does not know this old property.
  Object.defineProperty(event, "keyCode", { value: more.keyCode });
  field.dispatchEvent(event);
  await drawn();
}

test("Enter sends the reply", async () => {
  await enter({ keyCode: 13 });
  expect(posted.map(({ text }) => text)).toEqual(["にほんご"]);
});

test.each([
  ["while it goes on", { isComposing: true, keyCode: 229 }],
  ["after compositionend, as in Safari", { keyCode: 229 }],
])("Enter that ends a composition sends nothing: %s", async (_, how) => {
  await enter(how);
  expect(posted).toEqual([]);
});

describe("a reply with something still to be filled in", () => {
  const GAP = "Your order {order_id}";

  test("is stopped once, and then taught as it was meant to be", async () => {
    await write(GAP);
    await enter({ keyCode: 13, altKey: true });
    expect(posted).toEqual([]);
    part("send-unfilled")!.click();
    expect(posted).toMatchObject([{ text: GAP, teach: { question_seq: null } }]);
  });

  test("does not go out as it is while it may not go out at all", async () => {
    const tooLong = `${GAP} ${"a".repeat(4000)}`;
    await write(tooLong);
    await enter({ keyCode: 13 });
    expect(part("send-unfilled")).toBeNull();
    await write(GAP);
    await enter({ keyCode: 13 });
    await write(tooLong);
    expect(part("send-unfilled")!.disabled).toBe(true);
    part("send-unfilled")!.click();
    await enter({ keyCode: 13 });
    expect(posted).toEqual([]);
  });

  test("waits for its files", async () => {
    vi.stubGlobal("XMLHttpRequest", NeverDone);
    tray(mine.id).add([new File(["x"], "bill.pdf", { type: "application/pdf" })]);
    await write(GAP);
    await enter({ keyCode: 13 });
    expect(part("send-unfilled")).toBeNull();
    tray(mine.id).clear();
    vi.unstubAllGlobals();
  });
});

class NeverDone {
  upload = {};
  open() {}
  setRequestHeader() {}
  send() {}
  abort() {}
}

test("a mistyped shortcut is not sent, unless its list was closed", async () => {
  await write("/thnaks");
  expect(part("canned-list")).not.toBeNull();
  await enter({ keyCode: 13 });
  expect(posted).toEqual([]);
  await press("Escape", { keyCode: 27 });
  expect(part("canned-list")).toBeNull();
  await enter({ keyCode: 13 });
  expect(posted).toMatchObject([{ text: "/thnaks" }]);
});

test("once a file is removed, the field has the focus: letters are text, not shortcuts", async () => {
  const bill = { id: "f", name: "bill.pdf", type: "application/pdf", size: 9 };
  tray(mine.id).restore([{ ...bill, width: null, height: null }]);
  await drawn();
  part("remove-file")!.focus();
  part("remove-file")!.click();
  await drawn();
  expect(tray(mine.id).files).toEqual([]);
  expect(document.activeElement?.id).toBe("composer");
});

test("once past answers are hidden, the field has the focus", async () => {
  vi.spyOn(rest, "suggest").mockResolvedValue({
    question_seq: 1,
    items: [{ id: "s", text: "Gladly", similarity: 0.9 }],
  } as never);
  setDraft(mine.id, "reply", "");
  put(mine);
  go({ page: "inbox", id: mine.id });
  const events = log(said("Where is it?"), judged(1));
  thread(mine.id).begin(2);
  thread(mine.id).takeAll(events.map((event) => ({ ...event, conversation_id: mine.id })));
  await drawn();
  const hide = place.querySelector<HTMLButtonElement>(".suggestions .row button")!;
  hide.focus();
  hide.click();
  await drawn();
  expect(part("suggestions")).toBeNull();
  expect(document.activeElement?.id).toBe("composer");
});
