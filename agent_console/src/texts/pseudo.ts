/* Catalogues that nobody speaks: what stays plain was never translatable, what breaks has no room for
   a longer language, and what does not turn round has a side of its own. */

const ACCENTED: Readonly<Record<string, string>> = Object.fromEntries(
  [..."abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"].map((letter, i) => [
    letter,
    [..."àƀçđéƒĝħîĵķļɱñöþɋŕšţûṽŵẋýžÀƁÇĐÉƑĜĦÎĴĶĻṀÑÖÞɊŔŠŢÛṼŴẊÝŽ"][i] ?? letter,
  ]),
);

/** Keys on the sheet of shortcuts, such as "g i". */
const KEYS = /^(\S(\s+\S)*|Esc)$/;

/** About 40 % longer, as German or French may be. */
function accented(text: string): string {
  if (KEYS.test(text)) return text;
  return [...text.replace(/[aeiou]/gi, "$&$&")].map((one) => ACCENTED[one] ?? one).join("");
}

const OVERRIDE = "\u202e";
const END = "\u202c";

/** Each word drawn from right to left; numbers run as they do everywhere. */
const turned = (text: string): string =>
  accented(text).replace(/\S+/g, (word) => (/\d/.test(word) ? word : `${OVERRIDE}${word}${END}`));

/** The same catalogue with every sentence put through `say`, those with parameters, too. */
function retold<T>(words: T, say: (text: string) => string): T {
  if (typeof words === "string") return say(words) as T;
  if (typeof words === "function") {
    return ((...given: unknown[]): unknown => retold(words(...given), say)) as T;
  }
  if (Array.isArray(words)) return words.map((one: unknown) => retold(one, say)) as T;
  if (typeof words !== "object" || words === null) return words;
  return Object.fromEntries(
    Object.entries(words).map(([key, one]) => [key, retold(one, say)]),
  ) as T;
}

export const pseudo = <T>(words: T): T => retold(words, accented);
export const pseudoRightToLeft = <T>(words: T): T => retold(words, turned);
