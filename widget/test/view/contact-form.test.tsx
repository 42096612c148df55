// @vitest-environment happy-dom
import { beforeEach, expect, test, vi } from "vitest";
import { en } from "../../src/texts/en";
import { ContactForm } from "../../src/view/ContactForm";
import type { State } from "../../src/state";
import { chatAlone, drawn, part, press, saidBy, show, type } from "./shown";

beforeEach(() => {
  document.body.replaceChildren();
  vi.stubGlobal("fetch", () => new Promise(() => {}));
});

function form(state: Partial<State> = {}) {
  const chat = chatAlone();
  const place = show(<ContactForm answerBy="mail" />, chat, state);
  return {
    chat,
    place,
    email: part<HTMLInputElement>(place, "contact-email"),
    send: part<HTMLButtonElement>(place, "contact-send"),
    left: () => chat.state.unsent.flatMap(({ frame: f }) => ("email" in f ? [f.email] : [])),
    wrong: () => place.querySelector("#email-wrong")?.textContent ?? null,
  };
}

test("an address is left with a click, without a form to submit", async () => {
  const { chat, place, email, send, left } = form();
  await type(email, " jo@example.org ");
  send.click();
  await drawn();
  expect(left()).toEqual(["jo@example.org"]);
  expect(saidBy(chat)).toEqual([]);
  expect(place.querySelector("form")).toBeNull();
});

test("Enter in the address leaves it too, unless it ends a composition", async () => {
  const { email, left } = form();
  await type(email, "jo@example.org");
  await press(email, "Enter", { keyCode: 229 });
  expect(left()).toEqual([]);
  await press(email, "Enter");
  expect(left()).toEqual(["jo@example.org"]);
});

test("what the service would refuse is refused at once", async () => {
  const { email, send, left, wrong } = form();
  for (const address of ["a,b@example.com", "a@b..com"]) {
    await type(email, address);
    send.click();
    await drawn();
    expect(left()).toEqual([]);
    expect(wrong()).toBe(en.emailWrong);
  }
  expect(document.activeElement).toBe(email);
});

test("an address that the service refuses nevertheless is complained about, until it is changed", async () => {
  const { email, wrong } = form({ addressRefused: "jo@example.org" });
  expect(wrong()).toBeNull();
  await type(email, "jo@example.org");
  expect(wrong()).toBe(en.emailWrong);
  await type(email, "jo@example.com");
  expect(wrong()).toBeNull();
});
