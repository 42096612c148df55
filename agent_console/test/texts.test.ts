/* Every language says all that English says, with the same figures and names in it. */
import { describe, expect, test } from "vitest";
import { en, type Texts } from "../src/text";
import { de } from "../src/texts/de";
import { es } from "../src/texts/es";
import { fr } from "../src/texts/fr";
import { pseudo, pseudoRightToLeft } from "../src/texts/pseudo";

const languages: [string, Texts][] = [
  ["de", de],
  ["es", es],
  ["fr", fr],
];

type Words = (...given: unknown[]) => unknown;

/** Every sentence by its path, such as `queue.said`. */
function sentences(texts: object, path = ""): Map<string, string | Words> {
  const all = Object.entries(texts).flatMap(([key, one]: [string, unknown]) => {
    const here = path ? `${path}.${key}` : key;
    if (typeof one === "object" && one !== null) return [...sentences(one, here)];
    return [[here, one] as [string, string | Words]];
  });
  return new Map(all);
}

/** What is passed to sentences that take something else than numbers. */
const TWO = [["X1", "X2"]];
const WITH_LISTS = { "nav.colleagues": TWO, "line.reasons": TWO, "mailed.attached": TWO };
const CODED = {
  category: "X1",
  label: "X2",
  language: "pt",
  agent_name: "X3",
  team_name: "X9",
  text: "X4",
  error: "X5",
  intent: "X6",
  detail: "X7",
  message: "X8",
  turns: 12,
  seconds: 13,
  minutes: 14,
  before: 31,
  after: 24,
  total: 45,
};

function said(path: string, words: string | Words, count: number): string {
  if (typeof words === "string") return words;
  const isCoded = path.startsWith("codes.") || path.startsWith("problem.");
  const lists: Record<string, unknown[] | undefined> = WITH_LISTS;
  const given =
    lists[path] ??
    (isCoded ? [CODED] : Array.from({ length: words.length }, (_, i) => count + i * 20));
  return String(words(...given));
}

const figures = (text: string) => [...new Set(text.match(/X?\d+/g))].sort();
const english = sentences(en);

/** Names, keys and words that are spelt alike. */
const ALIKE: Record<string, readonly string[]> = {
  all: ["Baton", "Bot", "Bot:", "Spam", "spam", "Tab", "Alt 1 – 3", "Alt Enter"],
  de: [
    "Online",
    "Offline",
    "Agent",
    "Agent:",
    "Designer",
    "Name",
    "Neutral",
    "neutral",
    "Details",
    "Status",
    "7 in 27",
    "Team",
    "Teams",
    "Supervisor",
    "Median",
  ],
  es: ["Manual", "Supervisor"],
  fr: ["Agent", "Note", "Conversations", "Minutes"],
};

describe.each(languages)("%s", (language, texts) => {
  const own = sentences(texts);

  test("has the same sentences, with the same parameters", () => {
    expect([...own.keys()].sort()).toEqual([...english.keys()].sort());
    for (const [path, words] of english) {
      const translated = own.get(path);
      expect(typeof translated, path).toBe(typeof words);
      expect(said(path, translated ?? "", 2), path).not.toBe("");
    }
  });

  test.each([0, 1, 2, 7])("names the same figures and people, of %d", (count) => {
    for (const [path, words] of english) {
      if (path.startsWith("problem.")) continue; // English passes on the service's own sentence
      const translated = own.get(path) ?? "";
      expect(figures(said(path, translated, count)), path).toEqual(
        figures(said(path, words, count)),
      );
    }
  });

  test("leaves nothing in English", () => {
    const alike = new Set([...(ALIKE["all"] ?? []), ...(ALIKE[language] ?? [])]);
    const left = [...english].filter(([path, words]) => {
      const text = said(path, words, 7);
      const hasWords = /[a-z]{2}/i.test(text.replace(/X\d|NaN|Esc/g, ""));
      return hasWords && !alike.has(text) && said(path, own.get(path) ?? "", 7) === text;
    });
    expect(left.map(([path]) => path)).toEqual([]);
  });

  test("has its shortcuts' keys unchanged, and its pages under one name", () => {
    const keys = (one: Texts) => one.help.groups.map((group) => group.keys.map(([key]) => key));
    expect(keys(texts)).toEqual(keys(en));
    const { inbox, review, reports, team } = texts.nav;
    const [everywhere, ...pages] = texts.help.groups;
    expect(pages.map(({ title }) => title)).toEqual(
      expect.arrayContaining([inbox, reports, review]),
    );
    const ways = new Map(everywhere?.keys.map(([key, what]) => [key, what]));
    const called = ["g i", "g r", "g d", "g t"].map((key) => ways.get(key));
    expect(called).toEqual([inbox, review, reports, team]);
  });
});

test("plurals follow each language's own rules", () => {
  const none = languages.map(([, { thread }]) => thread.newBelow(0));
  expect(none).toEqual(["0 neue Nachrichten", "0 mensajes nuevos", "0 nouveau message"]);
  expect(de.leaving.title(1)).toBe("Sie haben 1 offenes Gespräch");
  expect(fr.codes.reason.agent_gone({ code: "agent_gone", agent_name: "Zoë", minutes: 1.5 })).toBe(
    "Zoë n’a pas répondu depuis 1,5 minute",
  );
});

test("the pseudo-locale leaves no plain letter, is longer, and keeps keys", () => {
  const texts = pseudo(en);
  expect(texts.thread.typing("Ada")).not.toMatch(/[a-z]/i);
  expect(texts.login.expired.length).toBeGreaterThan(en.login.expired.length * 1.25);
  expect(texts.help.groups[0]?.keys[0]?.[0]).toBe("g i");
  expect(pseudoRightToLeft(en).nav.inbox).toMatch(/^\u202e.*\u202c$/);
});
