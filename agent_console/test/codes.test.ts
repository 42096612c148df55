import { describe, expect, test } from "vitest";
import { plural } from "../src/texts/en/grammar";
import {
  reasonInShort,
  reasonInWords,
  runReasonInWords,
  runStepInWords,
  summarySections,
} from "../src/lib/codes";
import type { Reason, RunReason, RunStep, SummaryLine } from "../src/types";

/** As a service of a later version would send it. */
const later = <T>(coded: object): T => coded as T;

describe("reasons", () => {
  test("say their parameters, in the right number", () => {
    const gone = (minutes: number) =>
      reasonInWords({ code: "agent_gone", agent_name: "Zoë", minutes });
    expect(gone(1)).toBe("Zoë has not answered for 1 minute");
    expect(gone(2.5)).toBe("Zoë has not answered for 2.5 minutes");
    expect(reasonInWords({ code: "failed_turns", turns: 3, threshold: 2 })).toBe(
      "The bot failed 3 times in a row",
    );
    expect(reasonInWords({ code: "bot_failed", error: "bot_down" })).toBe(
      "The bot could not be reached",
    );
  });

  test("say which matter is for a person alone, in short, too", () => {
    const reason = { code: "sensitive_matter", category: "press" } as const;
    expect(reasonInWords(reason)).toBe("For a person alone: the press");
    expect(reasonInShort(reason)).toBe("Press");
    const unknown = later<Reason>({ code: "sensitive_matter", category: "omens" });
    expect(reasonInShort(unknown)).toBe("For a person");
  });

  test("of an older time keep their words", () => {
    expect(reasonInWords({ code: "other", text: "The moon was full" })).toBe("The moon was full");
  });

  test("that this page does not know show their name", () => {
    const reason = later<Reason>({ code: "wrong_number", value: 0.3 });
    expect(reasonInWords(reason)).toBe("Wrong number");
    expect(reasonInShort(reason)).toBe("Wrong number");
    expect(reasonInWords({ code: "bot_failed", error: "out_of_paper" })).toBe(
      "The bot failed: out of paper",
    );
  });
});

describe("a summary", () => {
  const line = (about: SummaryLine["about"], text: string) => ({ about, seq: 1, text });

  test("has a section for whatever there is to say, always in the same order", () => {
    const lines = [
      line("tried", "yes"),
      line("first", "hi"),
      line("tried", "no"),
      line("last", "?"),
    ];
    const sections = summarySections({ lines, answers: 2 });
    expect(sections.map(({ title, lines: its }) => [title, its.map(({ text }) => text)])).toEqual([
      ["Began with", ["hi"]],
      ["Now", ["?"]],
      ["Bot said", ["yes", "no"]],
    ]);
    expect(summarySections({ lines: [], answers: 0 })).toEqual([]);
  });

  test("of an older time is shown as it was, and lines of a newer one under their name", () => {
    const next = later<SummaryLine>({ about: "next_step", seq: 3, text: "call back" });
    const sections = summarySections({ lines: [next, line("other", "By hand.")], answers: 2 });
    expect(sections.map(({ title }) => title)).toEqual(["So far", "Next step"]);
  });
});

describe("a training run", () => {
  test("says why it was refused, with figures", () => {
    expect(
      runReasonInWords({ code: "fewer_understood", before: 1450, after: 1440, total: 1500 }),
    ).toBe("Fewer questions understood: 1,440 of 1,500 instead of 1,450");
    expect(
      runReasonInWords({ code: "intent_lost", intent: "refund", before: 9, after: 7, total: 9 }),
    ).toBe("“refund” would lose 2 of its 9 held-out questions (9 right before, 7 now)");
  });

  test("with a step or an end that this page does not know shows their names", () => {
    expect(runStepInWords("heldout")).toBe("Asking the held-out questions");
    expect(runStepInWords(later<RunStep>("warming_up" as never))).toBe("Warming up");
    expect(runReasonInWords(later<RunReason>({ code: "power_cut" }))).toBe("Power cut");
  });
});

test("the language's own rules say what is one", () => {
  expect([0, 1, 2, 1.5].map((n) => plural(n, "day", "days"))).toEqual([
    "0 days",
    "1 day",
    "2 days",
    "1.5 days",
  ]);
});
