/** Keys, as somebody means them who writes with an input method (Japanese, Chinese, Korean …). */

type Key = Pick<KeyboardEvent, "key" | "shiftKey" | "isComposing" | "keyCode">;

/** What browsers report for a key that the input method has dealt with. */
const PROCESSED = 229;

/**
 * The key belongs to the input method. Safari ends the composition before it reports the key that
 * ended it: only `keyCode` tells, and so it is needed though it is deprecated.
 */
export function isComposing(event: Pick<Key, "isComposing" | "keyCode">): boolean {
  return event.isComposing || event.keyCode === PROCESSED;
}

/** Enter that means "done": neither a new line nor the end of a composition. */
export function isPlainEnter(event: Key): boolean {
  return event.key === "Enter" && !event.shiftKey && !isComposing(event);
}
