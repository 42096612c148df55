/**
 * Exponential backoff with full jitter: a uniform draw from 0 to the doubled, capped bound, so that
 * clients dropped together do not come back together (M. Brooker, "Exponential Backoff And
 * Jitter", AWS Architecture Blog, 2015).
 */
export const BASE_MS = 500;
export const CAP_MS = 30_000;

/** Milliseconds to wait before attempt number `attempt` (0: the first retry); `random` in [0, 1). */
export function delay(attempt: number, random: number): number {
  return random * Math.min(CAP_MS, BASE_MS * 2 ** Math.min(attempt, 20));
}
