// @vitest-environment happy-dom
import { render } from "preact";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import {
  PAIR_WITHIN_MS,
  QUIET_MS,
  typingSoon,
  useShortcuts,
  type Bindings,
} from "../src/ui/shortcuts";

let place: HTMLElement;
let now = 0;
const acts: string[] = [];
const act = (what: string) => () => void acts.push(what);

function Page({ bindings }: { bindings: Bindings }) {
  useShortcuts(bindings);
  return null;
}

/** The frame around a page that has single keys of its own. */
async function show(fields = ""): Promise<void> {
  render(
    <>
      <Page bindings={{ "g r": act("review"), "g i": act("inbox"), "?": act("help") }} />
      <Page bindings={{ r: act("reply"), e: act("end"), j: act("next"), x: act("reject") }} />
      <div dangerouslySetInnerHTML={{ __html: fields }} />
    </>,
    place,
  );
  await new Promise((done) => setTimeout(done, 30));
}

function press(keys: string, at: string | null = null, how: KeyboardEventInit = {}): void {
  const target = at ? document.querySelector<HTMLElement>(at)! : document.body;
  if (at) target.focus();
  for (const key of keys.split(" ")) {
    target.dispatchEvent(
      new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true, ...how }),
    );
    now += 40;
  }
}

beforeEach(() => {
  place = document.body.appendChild(document.createElement("div"));
  now += 10_000;
  vi.spyOn(performance, "now").mockImplementation(() => now);
  acts.length = 0;
});
afterEach(() => {
  render(null, place);
  place.remove();
});

describe("shortcuts", () => {
  test("are single keys and pairs; a pair wins over a page's single key", async () => {
    await show();
    press("j");
    press("g r");
    press("g i");
    press("r");
    expect(acts).toEqual(["next", "review", "inbox", "reply"]);
  });

  test("what follows the first key of a pair means nothing by itself, for a moment", async () => {
    await show();
    press("g x");
    expect(acts).toEqual([]);
    press("g");
    now += PAIR_WITHIN_MS;
    press("x");
    expect(acts).toEqual(["reject"]);
  });

  test("rest with modifiers, except for the shift that a sign needs", async () => {
    await show();
    for (const held of ["ctrlKey", "metaKey", "altKey"]) press("e", null, { [held]: true });
    expect(acts).toEqual([]);
    press("Shift ?", null, { shiftKey: true });
    expect(acts).toEqual(["help"]);
  });

  test("are not repeated by a key held down, unless it only moves", async () => {
    await show();
    press("x");
    press("x x", null, { repeat: true });
    press("j j", null, { repeat: true });
    expect(acts).toEqual(["reject", "next", "next"]);
  });
});

const FIELDS = {
  "a text area": "<textarea id=f></textarea>",
  "an input": "<input id=f type=search>",
  "a select": "<select id=f><option>e</option></select>",
  "editable text": "<p id=f contenteditable=true tabindex=0></p>",
  "a list of suggestions": "<div role=listbox tabindex=0 id=f></div>",
  "a menu": "<div role=menu tabindex=0 id=f></div>",
};

describe.each(Object.entries(FIELDS))("in %s", (_, html) => {
  test("keys are text, and so is what is typed right after it was left", async () => {
    await show(html);
    press("e x", "#f");
    press("Escape", "#f");
    press("e");
    now += QUIET_MS - 100;
    press("x");
    expect(acts).toEqual([]);
    now += QUIET_MS;
    press("e");
    expect(acts).toEqual(["end"]);
  });
});

test("Esc leaves a field, unless something has used it", async () => {
  await show("<input id=f type=text>");
  const field = document.querySelector<HTMLElement>("#f")!;
  field.addEventListener("keydown", (event) => event.preventDefault(), { once: true });
  press("Escape", "#f");
  expect(document.activeElement).toBe(field);
  press("Escape", "#f");
  expect(document.activeElement).not.toBe(field);
});

test("radio buttons and checkboxes are no fields", async () => {
  await show("<input id=f type=radio>");
  press("e", "#f");
  expect(acts).toEqual(["end"]);
});

test.each(["<div role=dialog aria-modal=true></div>", "<dialog open></dialog>"])(
  "while %s is open they rest, and for a moment after",
  async (html) => {
    await show(html);
    press("e g r");
    place.querySelector("dialog, [aria-modal]")!.remove();
    press("x");
    expect(acts).toEqual([]);
    now += QUIET_MS;
    press("e");
    expect(acts).toEqual(["end"]);
  },
);

test("they rest while text is composed and while a field is about to be focused", async () => {
  await show();
  press("e", null, { isComposing: true });
  now += QUIET_MS;
  typingSoon();
  press("x");
  expect(acts).toEqual([]);
});
