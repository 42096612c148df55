// @vitest-environment happy-dom
import { beforeEach, describe, expect, test, vi } from "vitest";
import { Composer } from "../../src/view/Composer";
import { chatAlone, drawn, part, press, saidBy, show, type } from "./shown";

beforeEach(() => {
  document.body.replaceChildren();
  vi.stubGlobal("fetch", () => new Promise(() => {}));
});

function composer() {
  const chat = chatAlone();
  const place = show(<Composer />, chat);
  const input = part<HTMLTextAreaElement>(place, "input");
  const send = part<HTMLButtonElement>(place, "send");
  return { chat, place, input, send };
}

test("Enter sends, and so does the button", async () => {
  const { chat, input, send } = composer();
  await type(input, "hello");
  await press(input, "Enter");
  await type(input, "there");
  send.click();
  await drawn();
  expect(saidBy(chat)).toEqual(["hello", "there"]);
  expect(input.value).toBe("");
});

test.each([
  ["while it goes on", { isComposing: true, keyCode: 229 }],
  ["after compositionend, as in Safari", { isComposing: false, keyCode: 229 }],
])("Enter that ends a composition sends nothing: %s", async (_, how) => {
  const { chat, input } = composer();
  await type(input, "にほんご");
  input.dispatchEvent(new Event("compositionend", { bubbles: true }));
  await press(input, "Enter", how);
  expect(saidBy(chat)).toEqual([]);
  expect(input.value).toBe("にほんご");
});

test("nothing depends on a form, which a sandboxed frame may not submit", () => {
  const { place, send } = composer();
  expect(place.querySelector("form")).toBeNull();
  expect(send.type).toBe("button");
});

describe("a text that is longer than the service takes", () => {
  const long = `${"a".repeat(4000)} and more`;

  test("is kept whole, is not sent, and it says by how much it is too long", async () => {
    const { chat, place, input, send } = composer();
    expect(input.maxLength).toBeLessThan(1);
    await type(input, long);
    expect(input.value).toBe(long);
    expect(part(place, "length").textContent).toBe("Too long by 9: at most 4,000 characters");
    expect(send.disabled).toBe(true);
    await press(input, "Enter");
    expect(saidBy(chat)).toEqual([]);
    expect(input.value).toBe(long);
    expect(input.getAttribute("aria-invalid")).toBe("true");
    expect(place.querySelector(`#${input.getAttribute("aria-describedby")}`)).not.toBeNull();
  });

  test("is announced politely once the typing pauses", async () => {
    const { place, input } = composer();
    await type(input, long);
    const status = place.querySelector("[role=status]")!;
    expect(status.textContent).toBe("");
    await vi.waitFor(() => expect(status.textContent).toContain("Too long by 9"), 3000);
    await type(input, "short");
    await vi.waitFor(() => expect(status.textContent).toBe(""), 3000);
  });

  test("is sent once it fits", async () => {
    const { chat, place, input } = composer();
    await type(input, long);
    await type(input, long.slice(0, 3990));
    expect(part(place, "length").textContent).toBe("3,990 / 4,000");
    await press(input, "Enter");
    expect(saidBy(chat)).toEqual([long.slice(0, 3990)]);
  });
});

test("what is typed and not sent is still there when the panel is opened again", async () => {
  const { chat, input } = composer();
  await type(input, "my order is");
  const again = part<HTMLTextAreaElement>(show(<Composer />, chat), "input");
  expect(again.value).toBe("my order is");
  await press(again, "Enter");
  expect(part<HTMLTextAreaElement>(show(<Composer />, chat), "input").value).toBe("");
});

test("a short text shows no count", async () => {
  const { place, input } = composer();
  await type(input, "hello");
  expect(part(place, "length").textContent).toBe("");
});

test("once a file is removed, the visitor writes on", async () => {
  const chat = chatAlone();
  const focusInput = vi.fn();
  const bill = { id: "f", name: "bill.pdf", type: "application/pdf", size: 9 };
  chat.files.restore([{ ...bill, width: null, height: null }]);
  const place = show(<Composer />, chat, {}, focusInput);
  part(place, "remove-file").click();
  expect(chat.files.files).toEqual([]);
  expect(focusInput).toHaveBeenCalled();
});
