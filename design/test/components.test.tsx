// @vitest-environment happy-dom
import { render } from "preact";
import type { ComponentChild } from "preact";
import { expect, test } from "vitest";
import { Avatar, Bubble, Dots, Field, IconButton, initials, marked } from "../src";
import { Close } from "../src/icons";

function show(what: ComponentChild): HTMLElement {
  const place = document.createElement("div");
  render(what, place);
  return place;
}

test.each([
  ["Ada", "A"],
  ["anna van berg", "AB"],
  ["  Zoë   Ötzi ", "ZÖ"],
  ["𝔄da", "𝔄"],
  ["", ""],
])("the initials of %j are %j", (name, letters) => {
  expect(initials(name)).toBe(letters);
});

test("an avatar without a name shows what stands for nobody in particular", () => {
  expect(show(<Avatar name="Ben Ode">x</Avatar>).textContent).toBe("BO");
  expect(show(<Avatar name={null}>x</Avatar>).textContent).toBe("x");
});

test("a button that shows an icon alone says what it does", () => {
  const button = show(<IconButton icon={Close} label="Close" data-testid="x" />).querySelector(
    "button",
  )!;
  expect(button.getAttribute("aria-label")).toBe("Close");
  expect(button.type).toBe("button");
  expect(button.querySelectorAll("svg path").length).toBeGreaterThan(0);
});

test("a field says what is wrong in place of its hint, and the control points there", () => {
  const field = (wrong?: string) =>
    show(
      <Field id="name" label="Name" hint="Any" wrong={wrong}>
        <input {...marked("name", wrong)} />
      </Field>,
    );
  expect(field().textContent).toBe("NameAny");
  const refused = field("Too short");
  expect(refused.textContent).toBe("NameToo short");
  const input = refused.querySelector("input")!;
  const told = refused.querySelector(`#${input.getAttribute("aria-describedby")}`);
  expect(told?.getAttribute("role")).toBe("alert");
  expect(refused.querySelector("label")?.htmlFor).toBe(input.id);
});

test("web addresses in what somebody says are links, the full stop after them is not", () => {
  const bubble = show(<Bubble tone="plain" text="See https://a.example/b?c=1. <b>Or</b> not" />);
  const link = bubble.querySelector("a")!;
  expect(link.getAttribute("href")).toBe("https://a.example/b?c=1");
  expect(link.rel).toContain("noopener");
  expect(bubble.textContent).toBe("See https://a.example/b?c=1. <b>Or</b> not");
  expect(show(<Bubble tone="own" text="javascript:alert(1)" />).querySelector("a")).toBeNull();
});

test("dots beside words that say the same are not read out", () => {
  expect(show(<Dots label="Ada is typing" />).querySelector("[role=img]")).not.toBeNull();
  expect(show(<Dots />).querySelector("[aria-hidden=true]")).not.toBeNull();
});
