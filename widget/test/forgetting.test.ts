// @vitest-environment happy-dom
/* A page that signs its user out may be left before the second script is here. */
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { BatonChat } from "../src/element";

const SESSION = { token: "t", conversation_id: "c", told: { user_id: "u-1" } };
const kept = () => Object.keys(localStorage).sort();
let chat: BatonChat;

beforeEach(() => {
  vi.spyOn(document.documentElement, "append").mockImplementation(() => {});
  if (!customElements.get("baton-chat")) customElements.define("baton-chat", BatonChat);
  localStorage.setItem("baton:session", JSON.stringify(SESSION));
  localStorage.setItem("baton:read", "3");
  localStorage.setItem("baton:outbox:1", "{}");
  localStorage.setItem("shop:cart", "1");
  chat = document.createElement("baton-chat") as BatonChat;
});
afterEach(() => {
  vi.restoreAllMocks();
  localStorage.clear();
});

test("a reset, a sign-out and another user forget at once, and only what is the chat's", () => {
  for (const forget of [
    () => chat.reset(),
    () => chat.setUser(null),
    () => chat.setUser({ id: "u-2", hash: "" }),
  ]) {
    localStorage.setItem("baton:session", JSON.stringify(SESSION));
    forget();
    expect(kept()).toEqual(["shop:cart"]);
  }
});

test("the same user keeps everything, and so does an anonymous visitor whom nobody names", () => {
  chat.setUser({ id: "u-1", hash: "" });
  expect(kept()).toHaveLength(4);
  localStorage.setItem("baton:session", JSON.stringify({ ...SESSION, told: undefined }));
  chat.setUser(null);
  expect(kept()).toHaveLength(4);
});
