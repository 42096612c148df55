// @vitest-environment happy-dom
/* The search field asks the service after a pause, and its results are used by keyboard. */
import { render } from "preact";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { ApiError } from "../src/api/http";
import { rest } from "../src/api/rest";
import { jumpTo } from "../src/inbox/jump";
import { Queue } from "../src/inbox/queue";
import { inbox } from "../src/state/inbox";
import { go, openId } from "../src/state/route";
import { ANY, filters, PAUSE_MS, query } from "../src/state/search";
import type { SearchHit } from "../src/types";
import { at, item } from "./make";

vi.mock("../src/inbox/jump", () => ({ jumpTo: vi.fn() }));

const search = vi.spyOn(rest, "search");
let place: HTMLElement;

beforeEach(() => {
  search.mockReset();
  vi.mocked(jumpTo).mockReset();
  place = document.body.appendChild(document.createElement("div"));
  render(<Queue />, place);
});
afterEach(() => {
  query.value = "";
  filters.value = { status: ANY, agent: ANY, language: ANY, days: ANY };
  render(null, place);
  place.remove();
});

const hit = (id: string, seq: number | null, part: Partial<SearchHit> = {}): SearchHit => ({
  conversation: item({ id, status: "resolved", customer_name: `Customer ${id}` }),
  seq,
  source: "customer",
  at: at(0),
  snippet: [
    { text: "the ", hit: false },
    { text: "kayak", hit: true },
  ],
  ...part,
});

const field = () => document.querySelector<HTMLInputElement>("#queue-search")!;
const shown = () => [...document.querySelectorAll<HTMLElement>("[data-testid=search-hit]")];
const wait = (ms: number) => new Promise((done) => setTimeout(done, ms));
const settled = () => wait(PAUSE_MS + 60);

function type(words: string): void {
  field().value = words;
  field().dispatchEvent(new InputEvent("input", { bubbles: true }));
}

async function press(key: string): Promise<void> {
  const to = document.activeElement ?? document.body;
  to.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));
  await wait(20);
}

test("it asks once, after a pause in typing, and shows what was found where", async () => {
  search.mockResolvedValue({ hits: [hit("a", 7), hit("b", null)], next: null });
  for (const words of ["k", "ka", "kayak"]) type(words);
  await settled();
  expect(search.mock.calls).toEqual([[{ q: "kayak", after: "" }]]);
  expect(shown().map((one) => [one.dataset["id"], one.dataset["seq"]])).toEqual([
    ["a", "7"],
    ["b", ""],
  ]);
  expect(shown()[0]!.querySelector("mark")!.textContent).toBe("kayak");
  expect(place.querySelector("[role=status]")!.textContent).toBe("2 conversations found");
});

test("Enter opens the best one at its message", async () => {
  search.mockResolvedValue({ hits: [hit("a", 7), hit("b", 9)], next: null });
  type("kayak");
  await settled();
  field().focus();
  await press("Enter");
  expect(openId.value).toBe("a");
  expect(inbox.value.has("a")).toBe(true);
  expect(jumpTo).toHaveBeenCalledWith("a", 7);
});

test("Enter before anything is found opens what these words find, not what older ones did", async () => {
  search.mockResolvedValueOnce({ hits: [hit("old", 1)], next: null });
  type("kayak");
  await settled();
  go({ page: "inbox", id: null });
  search.mockResolvedValueOnce({ hits: [hit("new", 2)], next: null });
  type("rack");
  field().focus();
  await press("Enter");
  expect(openId.value).toBeNull();
  await settled();
  expect(openId.value).toBe("new");
  search.mockResolvedValue({ hits: [hit("late", 3)], next: null });
  type("roof");
  await press("Enter");
  type("roof rack");
  await settled();
  expect(openId.value).toBe("new");
});

test("arrows lead from the field through the results and back, Esc to the list", async () => {
  search.mockResolvedValue({ hits: [hit("a", 7), hit("b", null)], next: null });
  type("kayak");
  await settled();
  field().focus();
  await press("ArrowDown");
  await press("ArrowDown");
  expect((document.activeElement as HTMLElement).dataset["id"]).toBe("b");
  (document.activeElement as HTMLElement).click();
  expect(openId.value).toBe("b");
  expect(jumpTo).not.toHaveBeenCalled();
  await press("ArrowUp");
  await press("ArrowUp");
  expect(document.activeElement).toBe(field());
  await press("Escape");
  expect(query.value).toBe("");
  expect(shown()).toEqual([]);
});

test("a filter asks again, and is kept while the words change", async () => {
  search.mockResolvedValue({ hits: [], next: null });
  type("kayak");
  await settled();
  for (const [name, value] of [
    ["status", "resolved"],
    ["days", "7"],
  ] as const) {
    const choice = place.querySelector<HTMLSelectElement>(`[data-testid=search-${name}]`)!;
    choice.value = value;
    choice.dispatchEvent(new Event("change", { bubbles: true }));
  }
  await settled();
  type("rack");
  await settled();
  const [, filtered, again] = search.mock.calls.map(([asked]) => asked);
  expect(filtered).toMatchObject({ q: "kayak", status: ["resolved"] });
  expect(Date.now() - Date.parse(filtered!.since!)).toBeCloseTo(7 * 86_400_000, -4);
  expect(again).toMatchObject({ q: "rack", status: ["resolved"] });
});

test("what an older question finds late is not shown", async () => {
  let late: (page: { hits: SearchHit[]; next: null }) => void = () => {};
  search.mockReturnValueOnce(new Promise((done) => (late = done)));
  type("kayak");
  await settled();
  search.mockResolvedValueOnce({ hits: [hit("new", 1)], next: null });
  type("kayak rack");
  await settled();
  late({ hits: [hit("old", 1)], next: null });
  await wait(20);
  expect(shown().map((one) => one.dataset["id"])).toEqual(["new"]);
});

test("more is fetched from where the page ended", async () => {
  search.mockResolvedValueOnce({ hits: [hit("a", 1)], next: "2.1.5" });
  type("kayak");
  await settled();
  search.mockResolvedValueOnce({ hits: [hit("b", 1)], next: null });
  place.querySelector<HTMLElement>("[data-testid=more-hits]")!.click();
  await wait(20);
  expect(search.mock.calls.at(-1)).toEqual([{ q: "kayak", after: "2.1.5" }]);
  expect(shown().map((one) => one.dataset["id"])).toEqual(["a", "b"]);
  expect(place.querySelector("[data-testid=more-hits]")).toBe(null);
});

test("nothing found, too short and failed are said in words, and failed can be tried again", async () => {
  type("k");
  await settled();
  expect(search).not.toHaveBeenCalled();
  expect(place.textContent).toContain("At least two letters or digits.");
  search.mockResolvedValueOnce({ hits: [], next: null });
  type("kayak");
  await settled();
  expect(place.textContent).toContain("Nothing found");
  const problem = { code: "unavailable", message: "The database is away.", details: {} };
  search.mockRejectedValueOnce(new ApiError(503, problem));
  type("kayaks");
  await settled();
  expect(place.textContent).toContain("The database is away.");
  search.mockResolvedValueOnce({ hits: [hit("a", 1)], next: null });
  place.querySelector<HTMLElement>("[data-testid=search-failed] button")!.click();
  await wait(20);
  expect(shown()).toHaveLength(1);
});
