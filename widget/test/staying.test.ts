// @vitest-environment happy-dom
import { afterEach, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { BatonChat } from "../src/element";
import "../src/panel";

const settled = (ms = 20) => new Promise((done) => setTimeout(done, ms));
const all = () => [...document.querySelectorAll<BatonChat>("baton-chat")];
const panel = () => all()[0]?.shadowRoot?.querySelector('[data-testid="panel"]');
const emptyBody = () => document.createElement("body");
let chat: BatonChat;

beforeAll(() => {
  vi.stubGlobal("fetch", () => new Promise(() => {}));
  customElements.define("baton-chat", BatonChat);
  chat = document.createElement("baton-chat") as BatonChat;
  document.body.append(chat);
});
beforeEach(async () => {
  await settled(400); // it comes back at once, unless it did so a moment ago
  chat.close();
});
afterEach(async () => {
  await settled(400);
  expect(all()).toEqual([chat]);
});

test("a page that replaces its body keeps the chat, open as it was", async () => {
  chat.open();
  await settled();
  const before = panel();
  expect(before).toBeTruthy();
  document.body.replaceWith(emptyBody());
  await settled();
  expect(chat.parentNode).toBe(document.body);
  expect(panel()).toBe(before);
});

test("a closed chat comes back closed", async () => {
  document.body.innerHTML = "<main>another page</main>";
  await settled();
  expect(all()).toEqual([chat]);
  expect(panel()).toBeFalsy();
});

test("it comes back though only the element was removed", async () => {
  chat.remove();
  await settled();
  expect(all()).toEqual([chat]);
});

test("an element that the new body brings makes way for the one with the conversation", async () => {
  const body = emptyBody();
  body.innerHTML = "<p>cached</p><baton-chat></baton-chat><footer></footer>";
  document.body.replaceWith(body);
  await settled();
  expect(all()).toEqual([chat]);
  expect(chat.nextElementSibling?.localName).toBe("footer");
});

test("a second element beside it stays empty", async () => {
  const second = document.body.appendChild(document.createElement("baton-chat"));
  await settled();
  expect(second.shadowRoot).toBeNull();
  second.remove();
});

test("a page that has no body for a while gets it with the next one", async () => {
  document.body.remove();
  await settled();
  expect(all()).toEqual([]);
  document.documentElement.append(emptyBody());
  await settled();
  expect(all()).toEqual([chat]);
});

test("moved by the page, it stays where the page has put it", async () => {
  const place = document.body.appendChild(document.createElement("div"));
  place.append(chat);
  await settled();
  expect(chat.parentNode).toBe(place);
});

test("a page that removes it each time gets it back less often, and the browser can go on", async () => {
  let removed = 0;
  const observer = new MutationObserver(() => {
    if (!chat.isConnected) return;
    removed += 1;
    chat.remove();
  });
  observer.observe(document.body, { childList: true });
  chat.remove();
  await settled(700);
  observer.disconnect();
  expect(removed).toBeGreaterThan(0);
  expect(removed).toBeLessThan(4);
});
