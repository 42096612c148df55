// @vitest-environment happy-dom
import { render } from "preact";
import { expect, test, vi } from "vitest";
import type { Help } from "../src/thread";
import { SurroundingsContext } from "../src/view/context";
import { HelpOffered } from "../src/view/HelpOffered";

const help: Help = {
  kind: "help",
  key: "4",
  seq: 4,
  words: {
    kind: "help_offered",
    about_seq: 3,
    category: "violence",
    language: "de",
    text: "Ihre Sicherheit geht vor.",
    lines: [
      { where: "Lodden", name: "Wache", call: "+49 555 01-02", open: null },
      { where: "Sonst", name: "Liste", call: null, open: "https://help.test/" },
    ],
    closing: "Bitte warten Sie nicht auf uns.",
  },
};

function shown(newsAfter: number | null, answered = false, words = help.words): HTMLElement {
  const place = document.createElement("div");
  const given = { state: { newsAfter, log: { seq: 4, events: [] } } } as never;
  render(
    <SurroundingsContext.Provider value={given}>
      <HelpOffered help={{ ...help, words }} answered={answered} />
    </SurroundingsContext.Provider>,
    place,
  );
  return place.firstElementChild as HTMLElement;
}

test("numbers can be called and addresses opened, in a language that is told", () => {
  const words = shown(2);
  const links = [...words.querySelectorAll("a")].map((a) => a.getAttribute("href"));
  expect(links).toEqual(["tel:+495550102", "https://help.test/"]);
  expect(words.lang).toBe("de");
  expect(words.textContent).toContain("Bitte warten Sie nicht auf uns.");
});

test("what comes now is announced at once, what was there before is not", () => {
  expect(shown(2).getAttribute("role")).toBe("alert");
  expect(shown(null).getAttribute("role")).toBe("note");
});

test("words without help lines are no alarm, and have no empty list", () => {
  const quiet = { ...help.words, category: "bereavement" as const, lines: [] };
  const words = shown(2, false, quiet);
  expect(words.getAttribute("role")).toBe("status");
  expect(words.querySelector("ul")).toBeNull();
  expect(words.textContent).toContain(quiet.closing);
});

test.each([
  ["new and last", 2, false, 1],
  ["new, and somebody answered since", 2, true, 0],
  ["from before", null, false, 0],
])("it is brought into view from its start: %s", async (_, newsAfter, answered, times) => {
  const scrolled = vi.spyOn(HTMLElement.prototype, "scrollIntoView").mockImplementation(() => {});
  const card = shown(newsAfter, answered);
  await new Promise((done) => setTimeout(done, 400));
  expect(scrolled.mock.contexts.filter((each) => each === card)).toHaveLength(times);
  scrolled.mockRestore();
});
