/** Where an address that can be opened begins and ends in running text. Pure. */

/** Nothing else is ever made a link: `javascript:` and the like stay text. */
export const SCHEME = String.raw`(?:https?:\/\/|mailto:)`;
export const ADDRESS = SCHEME + '[^\\s<>"`]+';

/** What belongs to the sentence when it stands at the end of an address. */
const ENDS_SENTENCE = /[.,;:!?'*…’”»。，、！？；：）」』】》]$/;
const OPENING: Record<string, string> = { ")": "(", "]": "[", "}": "{" };

/** The address without what follows it in the sentence, as in `(see https://a.example/b_(c)).` */
export function trimmed(address: string): string {
  const last = address.at(-1) ?? "";
  const opening = OPENING[last];
  const isOutside = opening
    ? count(address, last) > count(address, opening)
    : ENDS_SENTENCE.test(last);
  return isOutside ? trimmed(address.slice(0, -1)) : address;
}

function count(text: string, character: string): number {
  return text.split(character).length - 1;
}
