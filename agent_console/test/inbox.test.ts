import { describe, expect, test } from "vitest";
import {
  chipText,
  chipTooltip,
  countByTab,
  customerName,
  isAway,
  merge,
  neighbour,
  preview,
  replace,
  rows,
  tabOf,
  type Inbox,
} from "../src/lib/inbox";
import { reasonInWords } from "../src/lib/codes";
import type { InboxItem, Reason } from "../src/types";
import { at, item, ME } from "./make";

const inboxOf = (items: InboxItem[]): Inbox => new Map(items.map((one) => [one.id, one]));

test("a snapshot read before a change does not undo it", () => {
  const held = inboxOf([item({ id: "a", version: 5 }), item({ id: "new", version: 1 })]);
  const snapshot = [item({ id: "a", version: 4 }), item({ id: "b", version: 1 })];
  const after = replace(held, snapshot, new Set(["a", "new"]));
  expect([...after.values()].map((one) => [one.id, one.version])).toEqual([
    ["a", 5],
    ["new", 1],
    ["b", 1],
  ]);
});

test("after a reconnect the inbox is what the snapshot says", () => {
  const held = inboxOf([item({ id: "left" }), item({ id: "a", version: 3 })]);
  const snapshot = [item({ id: "a", version: 7, status: "resolved" })];
  expect(replace(held, snapshot, new Set())).toEqual(inboxOf(snapshot));
});

const me = { id: ME, name: "Me" };
const ben = { id: "ben", name: "Ben" };
const ids = (items: { id: string }[]) => items.map(({ id }) => id);

describe("a row's preview", () => {
  const reason = { code: "pressed_the_button" } as const;
  test.each([
    ["the customer's words", {}, "hello"],
    ["the bot's", { last_from: "bot" }, "Bot: hello"],
    ["one's own", { last_from: "agent", last_said_by: "Ada" }, "You: hello"],
    ["a colleague's, after the end, too", { last_from: "agent", last_said_by: "Bo" }, "Bo: hello"],
    ["those from before names were kept", { last_from: "agent" }, "Colleague: hello"],
    ["why it waits", { last_text: "", reasons: [reason] }, reasonInWords(reason)],
    [
      "an address",
      { last_text: "", contact_email: "a@b.c" },
      "The customer left the address a@b.c",
    ],
    ["that nothing was said", { last_text: "" }, "The customer has opened the chat"],
  ] as [string, Partial<InboxItem>, string][])("shows %s", (_, part, shown) => {
    expect(preview(item(part), "Ada")).toBe(shown);
  });
});

describe("views", () => {
  test("a conversation that a person holds is mine or a colleague's", () => {
    expect(tabOf(item({ status: "human", owner: me }), ME)).toBe("mine");
    expect(tabOf(item({ status: "human", owner: ben }), ME)).toBe("team");
    expect(tabOf(item({ status: "snoozed", owner: me }), ME)).toBe("mine");
    expect(tabOf(item({ status: "bot" }), ME)).toBe("bot");
  });

  test("counts go by view", () => {
    const inbox = inboxOf([
      item({ id: "a" }),
      item({ id: "b" }),
      item({ id: "c", status: "resolved" }),
    ]);
    expect(countByTab(inbox, ME)).toEqual({ waiting: 2, mine: 0, team: 0, bot: 0, resolved: 1 });
  });
});

describe("order", () => {
  test("danger is first in every view, answered or not", () => {
    const calm = { status: "human", owner: me, unanswered: true } as const;
    const inDanger = { ...calm, unanswered: false, priority: 3, id: "danger" };
    const inbox = inboxOf([item({ ...calm, id: "a" }), item(inDanger), item({ ...calm, id: "b" })]);
    expect(rows(inbox, "mine", ME)[0]?.id).toBe("danger");
    const queue = inboxOf([
      item({ id: "long", priority: 2, rank: { tier: 1, counts_from: at(-900) } }),
      item({ id: "danger", priority: 3, rank: { tier: 0, counts_from: at(5) } }),
    ]);
    expect(ids(rows(queue, "waiting", ME))).toEqual(["danger", "long"]);
  });

  test("waiting: as the service ranks them, then by id, whatever their priority", () => {
    const ranked = (id: string, tier: 0 | 1 | 2, minutes: number) =>
      item({ id, priority: minutes, rank: { tier, counts_from: at(minutes) } });
    const inbox = inboxOf([
      ranked("away", 2, 0),
      ranked("late", 1, 2),
      ranked("b", 1, 1),
      ranked("B", 1, 1),
    ]);
    expect(ids(rows(inbox, "waiting", ME))).toEqual(["B", "b", "late", "away"]);
  });

  test("waiting: other teams' come after one's own and nobody's, but danger before all", () => {
    const waits = (id: string, tier: 0 | 1 | 2, team: string | null) =>
      item({
        id,
        team: team ? { id: team, name: team } : null,
        rank: { tier, counts_from: at(0) },
      });
    const inbox = inboxOf([
      waits("a-foreign", 1, "sales"),
      waits("b-own", 1, "returns"),
      waits("c-nobodys", 1, null),
      waits("d-danger", 0, "sales"),
      waits("e-away", 2, "returns"),
    ]);
    const order = ids(rows(inbox, "waiting", ME, new Set(["returns"])));
    expect(order).toEqual(["d-danger", "b-own", "c-nobodys", "a-foreign", "e-away"]);
  });

  test("mine: what is put off comes last, the next due on top", () => {
    const off = { status: "snoozed", owner: me, unanswered: true } as const;
    const inbox = inboxOf([
      item({ id: "later", ...off, snoozed_until: at(90) }),
      item({ id: "soon", ...off, snoozed_until: at(60) }),
      item({ id: "awake", status: "human", owner: me, unanswered: false }),
    ]);
    expect(ids(rows(inbox, "mine", ME))).toEqual(["awake", "soon", "later"]);
  });

  test("whoever closed the window is marked as away unless there is an address", () => {
    const reach = { way: "return", address: null } as const;
    expect(isAway(item({ reach }))).toBe(true);
    expect(isAway(item({ reach, contact_email: "a@b.example" }))).toBe(false);
    expect(isAway(item())).toBe(false);
    expect(isAway(item({ reach, status: "human", rank: null }))).toBe(false);
  });

  test("mine: those who wait for my answer first, the oldest of them on top", () => {
    const mine = { status: "human", owner: me } as const;
    const inbox = inboxOf([
      item({ id: "answered", ...mine, unanswered: false, updated_at: at(9) }),
      item({ id: "new", ...mine, updated_at: at(5) }),
      item({ id: "old", ...mine, updated_at: at(2) }),
    ]);
    expect(ids(rows(inbox, "mine", ME))).toEqual(["old", "new", "answered"]);
  });

  test("elsewhere: the newest first", () => {
    const inbox = inboxOf([
      item({ id: "old", status: "resolved", updated_at: at(1) }),
      item({ id: "new", status: "resolved", updated_at: at(2) }),
    ]);
    expect(ids(rows(inbox, "resolved", ME))).toEqual(["new", "old"]);
  });
});

describe("upserts", () => {
  const inbox = inboxOf([item({ id: "a", version: 5, last_text: "five" })]);

  test("an older version than the one held is ignored", () => {
    expect(merge(inbox, item({ id: "a", version: 4 }))).toBe(inbox);
  });

  test("a newer one, and a row that is new, are taken", () => {
    expect(merge(inbox, item({ id: "a", version: 6, last_text: "six" })).get("a")?.last_text).toBe(
      "six",
    );
    expect(merge(inbox, item({ id: "b" })).size).toBe(2);
  });
});

describe("a row", () => {
  test("is named by what the customer told, else by the address, else by its id", () => {
    expect(customerName(item({ slots: { customer_name: " Marta " } }))).toBe("Marta");
    expect(customerName(item({ contact_email: "a@b.example" }))).toBe("a@b.example");
    expect(customerName(item())).toBe("Visitor 3f2a");
  });

  test("shows a reason in short words, with value and threshold to be read on it", () => {
    const reason: Reason = { code: "very_negative_tone", value: 0.914, threshold: 0.85 };
    expect(chipText(reason)).toBe("Upset");
    expect(chipTooltip(reason)).toBe("Very negative tone: 0.91, threshold 0.85");
    expect(chipTooltip({ code: "bot_silent" })).toBe("The bot had nothing to say");
  });
});

describe("moving", () => {
  test("stays at the ends and starts at an end when nothing is selected", () => {
    expect(neighbour(["a", "b"], "a", 1)).toBe("b");
    expect(neighbour(["a", "b"], "b", 1)).toBe("b");
    expect(neighbour(["a", "b"], null, 1)).toBe("a");
    expect(neighbour(["a", "b"], "gone", -1)).toBe("b");
    expect(neighbour([], null, 1)).toBe(null);
  });
});

test("a customer whom the website knows is called by the name that it gave", () => {
  const known = item({ customer_name: "Lucie", slots: { name: "lu" } });
  expect(customerName(known)).toBe("Lucie");
});
