// @vitest-environment happy-dom
/* The customer's part of the details: read when a thread opens, and again when there is news. */
import { render } from "preact";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { ApiError } from "../src/api/http";
import { rest } from "../src/api/rest";
import { Customer, OtherConversations } from "../src/inbox/customer";
import { open, put } from "../src/state/inbox";
import { inbox, loaded } from "../src/state/inbox";
import { go, openId } from "../src/state/route";
import type { CustomerFacts } from "../src/types";
import { item } from "./make";

const readFacts = vi.spyOn(rest, "customer");
const readOthers = vi.spyOn(rest, "conversationsOf");
let place: HTMLElement;

const facts = (part: Partial<CustomerFacts> = {}): CustomerFacts => ({
  id: "k1",
  user_id: null,
  name: null,
  email: null,
  attributes: {},
  language: null,
  time_zone: null,
  conversations: [],
  merges: [],
  ...part,
});

function Both() {
  const shown = open.value;
  return shown ? (
    <>
      <Customer item={shown} />
      <OtherConversations item={shown} />
    </>
  ) : null;
}

beforeEach(() => {
  readFacts.mockReset();
  readOthers.mockReset().mockResolvedValue({ items: [] });
  place = document.body.appendChild(document.createElement("div"));
  render(<Both />, place);
});
afterEach(() => {
  go({ page: "inbox", id: null });
  inbox.value = new Map();
  loaded.value = false;
  render(null, place);
  place.remove();
});

function opens(id: string, customer_id: string, customer_name: string | null = null): void {
  put(item({ id, customer_id, customer_name }));
  go({ page: "inbox", id });
}

test("what the website says of its user is shown, and what is not known takes no line", async () => {
  readFacts.mockResolvedValue(
    facts({ user_id: "u-17", attributes: { plan: "gold", newsletter: false } }),
  );
  opens("c1", "k1");
  await vi.waitFor(() => expect(place.textContent).toContain("u-17"));
  expect(place.textContent).toMatch(/plan\s*gold/i);
  expect(place.textContent).toMatch(/newsletter\s*no/i);
  expect(place.textContent).not.toContain("Local time");
});

test("their other conversations are a press away, the newest first", async () => {
  readFacts.mockResolvedValue(facts());
  readOthers.mockResolvedValue({
    items: [
      item({ id: "old", last_text: "the first time", updated_at: "2026-01-01T10:00:00Z" }),
      item({ id: "c1", last_text: "this one", updated_at: "2026-03-01T10:00:00Z" }),
      item({ id: "new", last_text: "the second time", updated_at: "2026-02-01T10:00:00Z" }),
    ],
  });
  opens("c1", "k1");
  const others = () => [...place.querySelectorAll<HTMLElement>("[data-testid=other-conversation]")];
  await vi.waitFor(() => expect(others()).toHaveLength(2));
  expect(others().map((other) => other.textContent)).toEqual([
    expect.stringContaining("the second time"),
    expect.stringContaining("the first time"),
  ]);
  others()[1]!.click();
  expect(openId.value).toBe("old");
});

test("the next thread of the same customer has the list as it then is", async () => {
  readFacts.mockResolvedValue(facts());
  opens("c1", "k1");
  await vi.waitFor(() => expect(readOthers).toHaveBeenCalledTimes(1));
  readOthers.mockResolvedValue({
    items: [item({ id: "c1" }), item({ id: "c0", last_text: "old" })],
  });
  opens("c2", "k1");
  await vi.waitFor(() => expect(place.textContent).toContain("old"));
  put(item({ id: "c1", customer_id: "k1", version: 7, last_text: "as it is now" }));
  await vi.waitFor(() => expect(place.textContent).toContain("as it is now"));
});

test("who signs in while their thread is open is shown at once, and nothing else is read again", async () => {
  readFacts.mockResolvedValue(facts());
  opens("c1", "k1");
  await vi.waitFor(() => expect(readFacts).toHaveBeenCalledTimes(1));
  put(item({ id: "c1", customer_id: "k1", version: 9, last_text: "one more message" }));
  expect(readFacts).toHaveBeenCalledTimes(1);
  readFacts.mockResolvedValue(facts({ id: "k2", user_id: "u-18", name: "Noor" }));
  put(item({ id: "c1", customer_id: "k2", customer_name: "Noor", version: 10 }));
  await vi.waitFor(() => expect(place.textContent).toContain("u-18"));
});

test("what belongs to the thread that was open before is not shown under the next one", async () => {
  let answer: (value: CustomerFacts) => void = () => {};
  readFacts.mockReturnValueOnce(new Promise((done) => (answer = done)));
  readFacts.mockResolvedValueOnce(facts({ id: "k2", user_id: "second" }));
  opens("c1", "k1");
  opens("c2", "k2");
  await vi.waitFor(() => expect(place.textContent).toContain("second"));
  answer(facts({ user_id: "first" }));
  await new Promise((done) => setTimeout(done, 20));
  expect(place.textContent).not.toContain("first");
});

test("what could not be read can be asked for again", async () => {
  readFacts.mockRejectedValueOnce(
    new ApiError(503, { code: "unavailable", message: "no", details: {} }),
  );
  opens("c1", "k1");
  await vi.waitFor(() => expect(place.querySelector("[role=status]")).not.toBeNull());
  readFacts.mockResolvedValue(facts({ user_id: "u-19" }));
  place.querySelector("button")!.click();
  await vi.waitFor(() => expect(place.textContent).toContain("u-19"));
});
