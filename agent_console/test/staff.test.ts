import { describe, expect, test } from "vitest";
import { addressees, byTeam, capacityOf, figures, heldBy, labels, named } from "../src/lib/staff";
import type { Colleague, InboxItem, Staff } from "../src/types";
import { at, item } from "./make";

const person = (name: string, part: Partial<Colleague> = {}): Colleague => ({
  id: name.toLowerCase(),
  name,
  username: name.toLowerCase(),
  role: "agent",
  presence: "online",
  capacity: null,
  languages: [],
  ...part,
});
const staff: Staff = {
  people: [person("Ada"), person("Ben Hur", { capacity: 1 }), person("Cleo", { presence: "away" })],
  teams: [{ id: "r", name: "Returns", languages: [], intents: [], member_ids: ["ada"] }],
  rules: { mode: "manual", capacity: 3 },
  gone_after_s: 120,
};
const inboxOf = (...items: InboxItem[]) => new Map(items.map((one) => [one.id, one]));
const ada = { id: "ada", name: "Ada" };

test("a conversation can go to colleagues who are online and to teams, not to its holder", () => {
  const names = (of: InboxItem, mayReassign = false) =>
    addressees(staff, of, mayReassign).map(({ name }) => name);
  expect(names(item())).toEqual(["Returns"]);
  expect(names(item(), true)).toEqual(["Ada", "Ben Hur", "Returns"]);
  expect(names(item({ status: "human", owner: ada }))).toEqual(["Ben Hur", "Returns"]);
});

test("a name is found by the beginnings of its words", () => {
  const found = (query: string) => named(staff.people, query).map(({ name }) => name);
  expect(found("h b")).toEqual(["Ben Hur"]);
  expect(found("en")).toEqual([]);
  expect(found("")).toHaveLength(3);
});

test("people and teams of the same name are told apart, and found by what tells them apart", () => {
  const all = [
    { kind: "agent", id: "1", name: "Ada", username: "ada" },
    { kind: "agent", id: "2", name: "ada", username: "lovelace" },
    { kind: "team", id: "3", name: "Ada" },
    { kind: "agent", id: "4", name: "Ben", username: "ben" },
  ] as const;
  const labelOf = labels(all, "team");
  expect(all.map(labelOf)).toEqual(["Ada (ada)", "ada (lovelace)", "Ada (team)", "Ben"]);
  expect(named(all, "ada love", labelOf).map(({ id }) => id)).toEqual(["2"]);
  expect(named(all, "Ada (team)", labelOf).map(({ id }) => id)).toEqual(["3"]);
});

describe("figures", () => {
  const busy = { id: "b", status: "human", owner: { id: "ben hur", name: "Ben Hur" } } as const;
  const inbox = inboxOf(
    item({ id: "w1", waiting_since: at(5), team: { id: "r", name: "Returns" } }),
    item({ id: "w2", waiting_since: at(2) }),
    item(busy),
    item({ ...busy, id: "b2" }),
    item({ id: "s", status: "snoozed", owner: ada }),
  );

  test("room is what those who are online may still take; what is put off takes none", () => {
    expect(figures(staff, inbox)).toMatchObject({ online: 2, room: 3, oldest: Date.parse(at(2)) });
    expect(heldBy(inbox, "ada")).toEqual([]);
    expect(staff.people.map((one) => capacityOf(one, staff))).toEqual([3, 1, 3]);
    expect(capacityOf(person("Sue", { role: "supervisor" }), staff)).toBe(0);
  });

  test("whoever waits is listed with the team, the longest wait on top", () => {
    const groups = byTeam(figures(staff, inbox).waiting, "No team");
    expect(groups.map(([name, items]) => [name, items.map(({ id }) => id)])).toEqual([
      ["No team", ["w2"]],
      ["Returns", ["w1"]],
    ]);
  });
});
