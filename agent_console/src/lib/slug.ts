/* The name of a new intent, and what must hold before it is sent. Pure. */
import { t } from "../text";
import type { Intent, NewIntent } from "../types";

const FILLERS = new Set(
  (
    "a an and are at be been can could did do does for from get have hello hi how i if in is it " +
    "it's me my no of on or please so that the there this to want was we what when where which " +
    "who why will with would you your"
  ).split(" "),
);
const LONGEST = 41;
/** The placeholders for personal data in masked text (common/masking.py). */
const MASKED = /<[a-z][a-z0-9_]{2,}>/;

/** A machine-readable name from up to four telling words of `words`; "" if there are none. */
export function suggestName(words: string): string {
  const plain = words
    .normalize("NFD")
    .replace(/\p{Diacritic}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9' ]+/g, " ");
  const all = plain.split(/\s+/).filter(Boolean);
  const telling = all.filter((word) => !FILLERS.has(word));
  const name = (telling.length > 0 ? telling : all)
    .slice(0, 4)
    .map((word) => word.replaceAll("'", ""))
    .filter(Boolean)
    .join("_")
    .replace(/^[0-9_]+/, "");
  return name.slice(0, LONGEST).replace(/_+$/, "");
}

export interface Wrong {
  name?: string;
  label?: string;
  phrasings?: string;
  /** By index of the field. */
  phrasing: Record<number, string>;
  answer?: string;
}

/** What is wrong with the form; null if it can be sent. Empty phrasings do not count. */
export function check(form: NewIntent, known: readonly Intent[]): Wrong | null {
  const wrong: Wrong = { phrasing: wrongPhrasings(form.phrasings) };
  if (!/^[a-z][a-z0-9_]{2,40}$/.test(form.name)) wrong.name = t.wrong.nameForm;
  else if (known.some((intent) => intent.name === form.name)) wrong.name = t.wrong.nameTaken;
  if (!between(form.label, 3, 60)) wrong.label = t.wrong.label;
  else if (known.some((intent) => same(intent.label, form.label))) wrong.label = t.wrong.labelTaken;
  const missing = 3 - form.phrasings.filter((phrasing) => phrasing.trim()).length;
  if (missing > 0) wrong.phrasings = t.wrong.tooFew(missing);
  const masked = form.answer.match(MASKED);
  if (!between(form.answer, 2, 2000)) wrong.answer = t.wrong.answer;
  else if (masked) wrong.answer = t.wrong.masked(masked[0]);
  const fine =
    !wrong.name &&
    !wrong.label &&
    !wrong.phrasings &&
    !wrong.answer &&
    Object.keys(wrong.phrasing).length === 0;
  return fine ? null : wrong;
}

function wrongPhrasings(phrasings: readonly string[]): Record<number, string> {
  const wrong: Record<number, string> = {};
  const seen = new Set<string>();
  phrasings.forEach((phrasing, i) => {
    const key = phrasing.trim().toLowerCase();
    if (!key) return;
    if (!between(key, 2, 500)) wrong[i] = t.wrong.phrasingLength;
    else if (seen.has(key)) wrong[i] = t.wrong.twice;
    seen.add(key);
  });
  return wrong;
}

const same = (a: string, b: string) => a.trim().toLowerCase() === b.trim().toLowerCase();

const between = (text: string, least: number, most: number) => {
  const length = text.trim().length;
  return least <= length && length <= most;
};

/** The form as it is sent: trimmed, without the empty phrasings. */
export function tidy(form: NewIntent): NewIntent {
  return {
    name: form.name.trim(),
    label: form.label.trim(),
    phrasings: form.phrasings.map((phrasing) => phrasing.trim()).filter(Boolean),
    answer: form.answer.trim(),
  };
}
