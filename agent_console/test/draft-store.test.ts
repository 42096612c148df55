import { memoryStorage, type StorageArea } from "@baton/client";
import { beforeEach, describe, expect, test } from "vitest";
import {
  draftKey,
  DraftStore,
  KEPT_MS,
  LONGEST_DRAFT,
  MOST_DRAFTS,
  type Draft,
} from "../src/lib/draft-store";

const NOW = 1_800_000_000_000;
let storage: StorageArea;
let ada: DraftStore;
beforeEach(() => {
  storage = memoryStorage();
  ada = new DraftStore(storage, "ada");
});

const draft = (part: Partial<Draft> = {}): Draft => ({
  conversationId: "c",
  mode: "reply",
  text: "hello",
  at: NOW,
  ...part,
});
const texts = (of = ada) => [...of.load(NOW).values()].map(({ text }) => text);

describe("kept drafts", () => {
  test("are one for each conversation and kind", () => {
    ada.keep(draft());
    ada.keep(draft({ mode: "note", text: "careful" }));
    ada.keep(draft({ conversationId: "d", text: "other" }));
    const held = new DraftStore(storage, "ada").load(NOW);
    expect(held.get(draftKey("c", "reply"))?.text).toBe("hello");
    expect(held.get(draftKey("c", "note"))?.text).toBe("careful");
    expect(held.get(draftKey("d", "reply"))?.text).toBe("other");
  });

  test("are seen by their agent alone", () => {
    ada.keep(draft());
    expect(texts(new DraftStore(storage, "bo"))).toEqual([]);
    expect(texts(new DraftStore(storage, "ada:x"))).toEqual([]);
  });

  test("can be forgotten one by one", () => {
    ada.keep(draft());
    ada.keep(draft({ mode: "note", text: "careful" }));
    ada.forget("c", "reply");
    expect(texts()).toEqual(["careful"]);
  });

  test("never grow beyond their bounds: the oldest and those too old go", () => {
    for (let i = 0; i < MOST_DRAFTS + 5; i += 1) {
      ada.keep(draft({ conversationId: `${i}`, text: `${i}`, at: NOW - i }));
    }
    ada.keep(draft({ text: "old", at: NOW - KEPT_MS }));
    expect(texts()).toHaveLength(MOST_DRAFTS);
    expect(texts()).not.toContain("old");
    expect(storage.length).toBe(MOST_DRAFTS);
    ada.keep(draft({ conversationId: "long", text: "x".repeat(LONGEST_DRAFT + 1) }));
    expect(storage.length).toBe(MOST_DRAFTS);
  });

  test("survive whatever else is under their keys", () => {
    storage.setItem(`${ada.prefix}reply:c`, "{");
    storage.setItem(`${ada.prefix}reply:d`, JSON.stringify({ conversationId: "d", text: 3 }));
    ada.keep(draft({ conversationId: "e" }));
    expect(texts()).toEqual(["hello"]);
  });

  test("do without a storage that is full", () => {
    storage.setItem = () => {
      throw new Error("full");
    };
    expect(() => ada.keep(draft())).not.toThrow();
  });
});
