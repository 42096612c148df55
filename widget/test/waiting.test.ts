import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { pick } from "../src/texts";
import { backInWords, queueHint } from "../src/waiting";

const now = Date.parse("2026-11-27T20:00:00Z"); // a Friday
const monday = "2026-11-30T08:00:00Z";
const before = process.env["TZ"];

beforeEach(() => void (process.env["TZ"] = "Europe/Berlin"));
afterEach(() => void (process.env["TZ"] = before));

function back(tag: string, opens_at: string | null, time_zone: string | null = "Europe/Berlin") {
  const { texts, locale } = pick(tag);
  return backInWords({ opens_at, time_zone }, texts, locale, now);
}

describe("when the team is back", () => {
  test.each([
    ["en-GB", "We are back on Monday at 09:00"],
    ["en-US", "We are back on Monday at 9:00 AM"],
    ["de", "Wir sind am Montag um 09:00 Uhr wieder da"],
    ["fr", "Nous serons de retour lundi à 09:00"],
    ["es", "Volvemos el lunes a las 9:00"],
  ])("in %s", (tag, words) => expect(back(tag, monday)?.replace(/\s/g, " ")).toBe(words));

  test("later than a week from now the day is a date", () => {
    expect(back("en-GB", "2026-12-28T08:00:00Z")).toBe(
      "We are back on Monday 28 December at 09:00",
    );
  });

  test("today it is only a time", () => {
    expect(back("en-GB", "2026-11-27T22:30:00Z")).toBe("We are back today at 23:30");
  });

  test("it is the visitor's time, and says so where the team has another", () => {
    expect(back("en-GB", monday, "America/New_York")).toBe(
      "We are back on Monday at 09:00 your time",
    );
    process.env["TZ"] = "Asia/Tokyo";
    expect(back("en-GB", monday)).toBe("We are back on Monday at 17:00 your time");
  });

  test("zones with the same clocks are the same, and unknown ones the visitor's", () => {
    expect(back("en-GB", monday, "Europe/Paris")).toBe("We are back on Monday at 09:00");
    expect(back("en-GB", monday, "Mars/Olympus")).toBe("We are back on Monday at 09:00");
  });

  test("nothing is said of what nobody knows, or of what is past", () => {
    expect(back("en", null)).toBeNull();
    expect(back("en", "2026-11-27T19:59:59Z")).toBeNull();
  });
});

describe("what is said below the place in line", () => {
  const { texts } = pick("en");
  const queue = {
    position: 2,
    anyone_online: true,
    wait: { least: 2, most: 6 },
    opens_at: null,
    time_zone: null,
  };

  test("a range, one figure, or no figure at all", () => {
    expect(queueHint(queue, texts, "en")).toContain("2 to 6 min");
    expect(queueHint({ ...queue, wait: { least: 3, most: 3 } }, texts, "en")).toContain("about 3");
    expect(queueHint({ ...queue, wait: null }, texts, "en")).toBe(texts.queueHint);
    expect(queueHint(null, texts, "en")).toBe(texts.queueHint);
  });

  test("outside the hours no wait is told, though somebody is there", () => {
    expect(queueHint({ ...queue, opens_at: monday }, texts, "en")).toBe(texts.queueStillHere);
  });
});
