// @vitest-environment happy-dom
import { render } from "preact";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { ApiError } from "../../src/api/http";
import { rest } from "../../src/api/rest";
import { me } from "../../src/state/session";
import { staff } from "../../src/state/staff";
import { TeamPage } from "../../src/team/page";
import type { AssignmentRules, Me, Staff } from "../../src/types";

const refused = new ApiError(422, { code: "invalid", message: "no", details: {} });
const before: Staff = {
  people: [
    {
      id: "ada",
      name: "Ada",
      username: "ada",
      role: "agent",
      presence: "online",
      capacity: 2,
      languages: ["en"],
    },
  ],
  teams: [],
  rules: { mode: "manual", capacity: 3 },
  gone_after_s: 120,
};

let place: HTMLElement;
const find = <E extends HTMLElement = HTMLInputElement>(id: string) =>
  place.querySelector<E>(`[data-testid=${id}]`)!;
const settled = () => new Promise((done) => setTimeout(done, 20));
async function type(id: string, text: string) {
  find(id).focus();
  find(id).value = text;
  find(id).dispatchEvent(new InputEvent("input", { bubbles: true }));
  await settled();
}
async function choose(id: string, value: string) {
  const select = find<HTMLSelectElement>(id);
  select.value = value;
  select.dispatchEvent(new Event("change", { bubbles: true }));
  await settled();
}

beforeEach(async () => {
  place = document.body.appendChild(document.createElement("div"));
  vi.restoreAllMocks();
  vi.spyOn(rest, "teamChoices").mockResolvedValue({ languages: ["de", "en"], intents: [] });
  me.value = { id: "sue", username: "sue", name: "Sue", may: [] } as never as Me;
  staff.value = before;
  render(<TeamPage />, place);
  await settled();
});
afterEach(() => {
  render(null, place);
  place.remove();
});

describe("the rules", () => {
  const store = () => {
    let now = before;
    return vi.spyOn(rest, "setRules").mockImplementation(async (rules: AssignmentRules) => {
      await settled();
      now = { ...now, rules };
      return now;
    });
  };

  test("a number that was typed and a mode that is clicked next are both stored", async () => {
    const set = store();
    await type("rules-capacity", "7");
    find("rules-capacity").blur();
    find("assign-automatic").click();
    await settled();
    await settled();
    await settled();
    expect(set.mock.lastCall).toEqual([{ mode: "automatic", capacity: 7 }]);
    expect(staff.value?.rules).toEqual({ mode: "automatic", capacity: 7 });
  });

  test("show what a colleague has changed, and keep what is being typed", async () => {
    await type("rules-capacity", "7");
    staff.value = { ...before, rules: { mode: "automatic", capacity: 5 } };
    await settled();
    expect([find("rules-capacity").value, find("assign-automatic").checked]).toEqual(["7", true]);
    await type("rules-capacity", "0");
    find("rules-capacity").blur();
    await settled();
    expect(find("rules-capacity").value).toBe("5");
  });

  test("are drawn as they are stored when a change is refused", async () => {
    vi.spyOn(rest, "setRules").mockRejectedValue(refused);
    find("assign-automatic").click();
    await settled();
    expect([find("assign-manual").checked, find("assign-automatic").checked]).toEqual([
      true,
      false,
    ]);
  });
});

describe("a person's limits", () => {
  test("are stored one change after the other, so that none takes another back", async () => {
    let answer: (now: Staff) => void = () => {};
    const set = vi
      .spyOn(rest, "setLimits")
      .mockImplementation(() => new Promise((done) => (answer = done)));
    await choose("capacity", "5");
    expect([find("capacity").disabled, find("language-de").disabled]).toEqual([true, true]);
    find("language-de").click();
    expect(set).toHaveBeenCalledTimes(1);
    answer({ ...before, people: [{ ...before.people[0]!, capacity: 5 }] });
    await settled();
    find("language-de").click();
    expect(set.mock.lastCall).toEqual(["ada", { capacity: 5, languages: ["de", "en"] }]);
  });

  test("are drawn as they are stored when a change is refused", async () => {
    vi.spyOn(rest, "setLimits").mockRejectedValue(refused);
    await choose("capacity", "5");
    expect([find("capacity").value, find("capacity").disabled]).toEqual(["2", false]);
  });
});
