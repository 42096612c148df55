/** Longest text that the service takes, in characters (`MAX_TEXT` in handoff/wire_types.py). */
export const MAX_TEXT = 4000;

/** By how many characters the text is too long; negative: so many are left. */
export function tooLongBy(text: string): number {
  // By code points, as the service counts: an emoji is one character, though two in JavaScript.
  return [...text.trim()].length - MAX_TEXT;
}
