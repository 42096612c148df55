// @vitest-environment happy-dom
import { render } from "preact";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { rest } from "../../src/api/rest";
import { RepliesPage } from "../../src/replies/page";
import { editing } from "../../src/state/canned";
import { me } from "../../src/state/session";
import { forgetUndo, undoNewest } from "../../src/state/toasts";
import type { CannedReply, Me } from "../../src/types";

const thanks = { id: "1", shortcut: "thanks", shared: false, texts: { en: "Thank you" } };
const hello = { id: "2", shortcut: "hello", shared: false, texts: { en: "Hello" } };
let stored: CannedReply[];

let place: HTMLElement;
const find = <E extends HTMLElement = HTMLInputElement>(id: string) =>
  place.querySelector<E>(`[data-testid=${id}]`);
const rows = () => [...place.querySelectorAll<HTMLElement>("[data-testid=reply-row]")];
const settled = () => new Promise((done) => setTimeout(done, 60));
async function click(button: HTMLElement | null) {
  button!.click();
  await settled();
}
async function write(text: string) {
  const field = find<HTMLTextAreaElement>("reply-text-en")!;
  field.focus();
  field.value = text;
  field.dispatchEvent(new InputEvent("input", { bubbles: true }));
  await settled();
}
async function escape() {
  const event = new KeyboardEvent("keydown", { key: "Escape", bubbles: true, cancelable: true });
  find("reply-text-en")!.dispatchEvent(event);
  await settled();
}

beforeEach(async () => {
  place = document.body.appendChild(document.createElement("div"));
  stored = [hello, thanks] as CannedReply[];
  vi.restoreAllMocks();
  vi.spyOn(rest, "canned").mockImplementation(async () => ({ items: stored, languages: ["en"] }));
  vi.spyOn(rest, "removeCanned").mockImplementation(async (id) => {
    stored = stored.filter((one) => one.id !== id);
  });
  vi.spyOn(rest, "makeCanned").mockImplementation(async (form) => {
    const made = { ...hello, ...form, id: "3" } as CannedReply;
    stored = [...stored, made];
    return made;
  });
  me.value = null;
  me.value = { id: "ada", username: "ada", name: "Ada", may: [] } as never as Me;
  editing.value = null;
  forgetUndo();
  render(<RepliesPage />, place);
  await settled();
});
afterEach(() => {
  render(null, place);
  place.remove();
});

test("Escape leaves a form in which nothing was changed, and no other", async () => {
  await click(rows()[0]!);
  await write("Hello there");
  await escape();
  expect(find<HTMLTextAreaElement>("reply-text-en")!.value).toBe("Hello there");
  await write("Hello");
  await escape();
  expect(find("reply-text-en")).toBeNull();
});

test("a changed form that was left for another reply can be had back", async () => {
  await click(rows()[0]!);
  await write("Hello there");
  await click(rows()[1]!);
  expect(find("reply-text-en")!.value).toBe("Thank you");
  undoNewest();
  await settled();
  expect([find("reply-shortcut")!.value, find("reply-text-en")!.value]).toEqual([
    "hello",
    "Hello there",
  ]);
});

test("so can one that was left for another page, but not by whoever signs in next", async () => {
  await click(find("new-reply"));
  await write("Just a moment");
  render(null, place);
  await settled();
  undoNewest();
  expect(location.hash).toBe("#/replies");
  render(<RepliesPage />, place);
  await settled();
  expect(find("reply-text-en")!.value).toBe("Just a moment");
  me.value = null;
  forgetUndo();
  render(null, place);
  await settled();
  undoNewest();
  expect(editing.value).toBeNull();
});

test("a reply that was deleted can be had back", async () => {
  await click(rows()[0]!);
  await click(find("delete-reply"));
  expect(rows()).toHaveLength(1);
  undoNewest();
  await settled();
  expect(rest.makeCanned).toHaveBeenCalledWith({
    shortcut: "hello",
    shared: false,
    texts: hello.texts,
  });
  expect(rows()).toHaveLength(2);
});
