// @vitest-environment happy-dom
import { render, type ComponentChild } from "preact";
import { useState } from "preact/hooks";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { named, search } from "../src/lib/intents";
import { offerUndo, toast, undoNewest } from "../src/state/toasts";
import { Combobox } from "../src/ui/combobox";
import { Sheet } from "../src/ui/dialog";
import { Menu } from "../src/ui/menu";
import { ReasonChip } from "../src/ui/parts";
import { Tabs } from "../src/ui/tabs";
import { Toasts } from "../src/ui/toasts";

let place: HTMLElement;
beforeEach(() => {
  place = document.body.appendChild(document.createElement("div"));
});
afterEach(() => {
  render(null, place);
  place.remove();
});

const find = (selector: string) => document.querySelector<HTMLElement>(selector);
const all = (selector: string) => [...document.querySelectorAll<HTMLElement>(selector)];
const settled = () => new Promise((done) => setTimeout(done, 50));

async function show(what: ComponentChild): Promise<void> {
  render(what, place);
  await settled();
}
async function click(selector: string): Promise<void> {
  find(selector)!.click();
  await settled();
}
/** To whatever has the focus. */
async function press(...keys: string[]): Promise<void> {
  for (const key of keys) {
    const event = new KeyboardEvent("keydown", { key, code: key, bubbles: true, cancelable: true });
    document.activeElement!.dispatchEvent(event);
    await settled();
  }
}

describe("a menu", () => {
  const acts = vi.fn();
  const menu = (disabled = false) => (
    <Menu
      label="Resolve"
      testId="resolve"
      disabled={disabled}
      choices={["Solved", "Not solved", "Spam"].map((text) => ({
        text,
        testId: text,
        act: () => acts(text),
      }))}
    />
  );
  const isOpen = () => find("[role=menu]")?.hidden === false;
  beforeEach(() => acts.mockClear());

  test("opens on its first choice; arrows go round, Enter acts", async () => {
    await show(menu());
    expect(isOpen()).toBe(false);
    await click("[data-testid=resolve]");
    expect(isOpen()).toBe(true);
    await press("ArrowDown", "Enter");
    expect(acts.mock.calls).toEqual([["Not solved"]]);
    expect(isOpen()).toBe(false);
    await click("[data-testid=resolve]");
    await press("ArrowUp", "Enter");
    expect(acts).toHaveBeenLastCalledWith("Spam");
  });

  test("is named by its button, and Escape leads back there", async () => {
    await show(menu());
    await click("[data-testid=resolve]");
    const name = find("[role=menu]")!.getAttribute("aria-labelledby")!;
    expect(document.getElementById(name)?.textContent).toBe("Resolve");
    await press("Escape");
    expect(isOpen()).toBe(false);
    expect(document.activeElement?.getAttribute("data-testid")).toBe("resolve");
    expect(acts).not.toHaveBeenCalled();
  });

  test("that is disabled does not open", async () => {
    await show(menu(true));
    await click("[data-testid=resolve]");
    expect(isOpen()).toBe(false);
  });
});

describe("tabs", () => {
  function Views() {
    const [value, setValue] = useState("mine");
    return (
      <Tabs
        label="Views"
        values={["waiting", "mine", "team"]}
        value={value}
        onChange={setValue}
        orientation="vertical"
        panel="queue-list"
      >
        {(one) => one.toUpperCase()}
      </Tabs>
    );
  }
  const selected = () => find("[role=tab][aria-selected=true]")!;

  test("the chosen one alone is a stop of Tab, and names its panel", async () => {
    await show(<Views />);
    expect(selected().id).toBe("tab-mine");
    expect(selected().getAttribute("aria-controls")).toBe("queue-list");
    expect(all("[role=tab]").map((tab) => tab.tabIndex)).toEqual([-1, 0, -1]);
    expect(find("[role=tablist]")!.getAttribute("aria-label")).toBe("Views");
  });

  test("arrows choose, over the ends", async () => {
    await show(<Views />);
    selected().focus();
    await press("ArrowDown", "ArrowDown");
    expect(selected().id).toBe("tab-waiting");
    await click("[data-testid=tab-team]");
    expect(selected().id).toBe("tab-team");
  });
});

describe("a combobox", () => {
  const intents = [
    ["refund", "Get my money back"],
    ["return_item", "Return something"],
    ["return_time", "How long may I return"],
  ].map(([name, label]) => ({
    name: name!,
    label: label!,
    examples: 3,
    answer: "",
    learned: false,
  }));
  const submits = vi.fn();
  beforeEach(() => submits.mockClear());

  function Picker({ first = "" }) {
    const [text, setText] = useState(first);
    return (
      <>
        <label for="pick">Intent</label>
        <Combobox
          id="pick"
          placeholder="Search"
          none="No intent matches."
          text={text}
          wrong={false}
          search={(query) => search(intents, query)}
          chosen={named(intents, text)}
          idOf={(intent) => intent.name}
          textOf={(intent) => intent.label}
          onText={setText}
          onSubmit={submits}
        >
          {(intent) => intent.label}
        </Combobox>
      </>
    );
  }
  const input = () => find("#pick") as HTMLInputElement;
  const options = () =>
    find("[role=listbox]")?.hidden ? null : all("[role=option]").map((one) => one.textContent);
  const highlighted = () =>
    document.getElementById(input().getAttribute("aria-activedescendant") ?? "-")?.textContent;

  async function focus() {
    input().focus();
    await settled();
  }
  async function type(text: string) {
    input().value = text;
    input().dispatchEvent(new InputEvent("input", { bubbles: true }));
    await settled();
  }

  test("shows all on focus, with what is chosen under the cursor", async () => {
    await show(<Picker first="Return something" />);
    expect(options()).toBe(null);
    await focus();
    expect(options()).toHaveLength(3);
    expect(highlighted()).toBe("Return something");
    expect(find("[role=option][aria-selected=true]")?.textContent).toBe("Return something");
  });

  test("typing narrows to what fits; Enter takes it, Enter again submits", async () => {
    await show(<Picker first="Return something" />);
    await focus();
    await type("long");
    expect(options()).toEqual(["How long may I return"]);
    expect(highlighted()).toBe("How long may I return");
    await press("Enter");
    expect([input().value, options()]).toEqual(["How long may I return", null]);
    expect(submits).not.toHaveBeenCalled();
    await press("Enter");
    expect(submits).toHaveBeenCalledWith("How long may I return");
  });

  test("arrows move and Enter takes; on what is chosen already Enter submits", async () => {
    await show(<Picker first="Get my money back" />);
    await focus();
    await press("ArrowDown", "Enter");
    expect(input().value).toBe("How long may I return");
    await press("ArrowDown", "Enter");
    expect(submits).toHaveBeenCalledWith("How long may I return");
  });

  test("what fits nothing is said, and goes out as it is typed", async () => {
    await show(<Picker />);
    await focus();
    await type("zebra");
    expect(find("[role=listbox]")!.textContent).toBe("No intent matches.");
    await press("Enter");
    expect(submits).toHaveBeenCalledWith("zebra");
  });

  test("Enter may lead on to something else: the list does not open again over it", async () => {
    await show(
      <>
        <Picker first="Return something" />
        <button id="next">Next</button>
      </>,
    );
    submits.mockImplementation(() => find("#next")!.focus());
    await focus();
    await press("Enter");
    await settled();
    expect([options(), document.activeElement?.id]).toEqual([null, "next"]);
    submits.mockReset();
  });

  test("Escape folds the list, Escape again leaves the field", async () => {
    await show(<Picker />);
    await focus();
    await press("Escape");
    expect([options(), document.activeElement]).toEqual([null, input()]);
    await press("Escape");
    expect(document.activeElement).not.toBe(input());
  });

  test("a click takes", async () => {
    await show(<Picker />);
    await focus();
    all("[role=option]")[2]!.click();
    await settled();
    expect([input().value, options()]).toEqual(["Return something", null]);
  });
});

test("a sheet has a name, and Escape or its button closes it", async () => {
  const close = vi.fn();
  await show(
    <Sheet title="Shortcuts" onClose={close}>
      <p>j</p>
    </Sheet>,
  );
  const sheet = find("[role=dialog]")!;
  expect(sheet.getAttribute("aria-modal")).toBe("true");
  expect(document.getElementById(sheet.getAttribute("aria-labelledby")!)?.textContent).toBe(
    "Shortcuts",
  );
  await press("Escape");
  expect(close).toHaveBeenCalledTimes(1);
});

describe("toasts", () => {
  const texts = () => all("[data-testid=toast]").map((one) => one.querySelector("p")?.textContent);

  test("say the same once, three things at most, and a failure as an alert", async () => {
    await show(<Toasts />);
    toast("Resolved.", "good");
    await settled();
    toast("Resolved.", "good");
    await settled();
    await vi.waitFor(() => expect(texts()).toEqual(["Resolved."]));
    toast("No.", "bad");
    toast("two");
    toast("three");
    await vi.waitFor(() => expect(texts()).toEqual(["three", "two", "No."]));
    expect(find("[role=alert]")?.textContent).toContain("No.");
    find("[role=alert] button")!.click();
    await vi.waitFor(() => expect(texts()).toEqual(["three", "two"]));
  });
});

test("what can be undone is offered with a button, once", async () => {
  const undo = vi.fn();
  await show(<Toasts />);
  offerUndo("Handed back.", undo);
  await vi.waitFor(() => expect(find("[data-testid=undo]")?.textContent).toBe("Undoz"));
  await click("[data-testid=undo]");
  undoNewest();
  expect(undo).toHaveBeenCalledTimes(1);
  await vi.waitFor(() => expect(find("[data-testid=undo]")).toBeNull());
});

test("danger is marked by an icon and in words, other reasons in words alone", async () => {
  await show(<ReasonChip reason={{ code: "danger", category: "violence" }} />);
  expect(find(".chip svg")).not.toBeNull();
  expect(find(".chip")?.textContent).toBe("Danger to life");
  expect(find(".chip")?.title).toBe("Danger to life: speaks of violence");
  await show(<ReasonChip reason={{ code: "bot_silent" }} />);
  expect(find(".chip svg")).toBeNull();
});
