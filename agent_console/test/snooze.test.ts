import { describe, expect, test } from "vitest";
import { fieldValue, presets } from "../src/lib/snooze";

const offered = (now: Date) => presets(now).map(({ name, at }) => [name, fieldValue(at)]);

describe("until when a conversation is put off with one press", () => {
  test("on a Wednesday morning: an hour, the afternoon, tomorrow, Monday", () => {
    expect(offered(new Date(2026, 4, 6, 9, 30))).toEqual([
      ["hour", "2026-05-06T10:30"],
      ["afternoon", "2026-05-06T14:00"],
      ["tomorrow", "2026-05-07T09:00"],
      ["monday", "2026-05-11T09:00"],
    ]);
  });

  test("no afternoon when it has begun, or is less than an hour away", () => {
    for (const hour of [13, 14, 20]) {
      const names = presets(new Date(2026, 4, 6, hour, 1)).map(({ name }) => name);
      expect(names).toEqual(["hour", "tomorrow", "monday"]);
    }
  });

  test("on a Sunday tomorrow is Monday, and on a Monday the next one is meant", () => {
    expect(offered(new Date(2026, 4, 10, 20)).map(([name]) => name)).toEqual(["hour", "tomorrow"]);
    expect(offered(new Date(2026, 4, 11, 20)).at(-1)).toEqual(["monday", "2026-05-18T09:00"]);
  });
});
