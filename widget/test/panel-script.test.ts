// @vitest-environment happy-dom
import { beforeAll, beforeEach, expect, test, vi } from "vitest";
import { BatonChat } from "../src/element";

/** Scripts that were asked for; the test says what becomes of them. */
let asked: HTMLScriptElement[] = [];
const settled = () => new Promise((done) => setTimeout(done, 30));
const part = (name: string) => chat.shadowRoot!.querySelector<HTMLElement>(`[data-testid=${name}]`);
const isOpen = () => part("launcher")!.ariaExpanded;
let chat: BatonChat;

beforeAll(() => {
  vi.stubGlobal("fetch", () => new Promise(() => {}));
  vi.spyOn(document.documentElement, "append").mockImplementation((...nodes) => {
    asked.push(...(nodes as HTMLScriptElement[]));
  });
  customElements.define("baton-chat", BatonChat);
  chat = document.createElement("baton-chat") as BatonChat;
  chat.setAttribute("server", "https://help.test");
});
beforeEach(() => {
  asked = [];
});

test("a closed chat shows its launcher first, and asks for the panel's script afterwards", async () => {
  document.body.append(chat);
  expect(part("launcher")!.ariaLabel).toBe("Open the chat");
  expect(asked).toEqual([]);
  await settled();
  expect(asked.map(({ src }) => src)).toEqual(["https://help.test/widget/panel.js?tests"]);
  asked[0]!.onerror!(new Event("error"));
});

test("a script that does not come leaves the chat closed, and the next press asks again", async () => {
  const errors: string[] = [];
  chat.addEventListener("baton:error", (event) => errors.push((event as CustomEvent).detail.code));
  for (const times of [1, 2]) {
    part("launcher")!.click();
    expect(isOpen()).toBe("true");
    expect(asked).toHaveLength(times);
    asked.at(-1)!.onerror!(new Event("error"));
    await settled();
    expect(isOpen()).toBe("false");
  }
  expect(errors).toEqual(["panel", "panel"]);
});

test("a script of another version is not used", async () => {
  part("launcher")!.click();
  asked[0]!.onload!(new Event("load"));
  await settled();
  expect([isOpen(), part("panel")]).toEqual(["false", null]);
});

test("with its script the panel opens, takes the focus and gives it back", async () => {
  part("launcher")!.click();
  await import("../src/panel");
  asked[0]!.onload!(new Event("load"));
  await vi.waitFor(() => expect(part("input")).not.toBeNull());
  await vi.waitFor(() => expect(chat.shadowRoot!.activeElement).toBe(part("input")));
  part("close")!.click();
  await settled();
  expect(part("panel")).toBeNull();
  expect(chat.shadowRoot!.activeElement).toBe(part("launcher"));
});
