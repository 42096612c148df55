// @vitest-environment happy-dom
import { render } from "preact";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { item } from "../make";
import { me } from "../../src/state/session";

const { posted } = vi.hoisted(() => ({ posted: [] as { text?: string }[] }));
vi.mock("../../src/state/socket", async (original) => ({
  ...(await original<typeof import("../../src/state/socket")>()),
  post: (frame: { text?: string }) => posted.push(frame),
}));
const { Composer } = await import("../../src/thread/composer");
const { setDraft } = await import("../../src/state/drafts");

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

async function enter(more: { isComposing?: boolean; keyCode: number }) {
  const field = place.querySelector("textarea")!;
  const event = new KeyboardEvent("keydown", { key: "Enter", bubbles: true, ...more });
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
