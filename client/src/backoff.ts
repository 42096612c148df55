/**
 * How long to wait before coming back.
 *
 * After a failure: exponential backoff with full jitter, a uniform draw from 0 to a doubling bound,
 * so that clients dropped together do not come back together (M. Brooker, "Exponential Backoff And
 * Jitter", AWS Architecture Blog, 2015). The bound is capped by a share of the outage so far: who
 * was away for a few seconds is back within a few more, and a long outage is not hammered at.
 */
export const BASE_MS = 500;
export const SHORTEST_CAP_MS = 2_500;
export const CAP_MS = 30_000;
/** A wait is at most this share of the outage, between the two caps. */
export const SHARE = 1 / 4;
/** A service that restarts asked everybody to come back: they spread over this time. */
export const SPREAD_MS = 2_000;
/** A service that is overloaded is left alone for this long at least. */
export const RELIEF_MS = 1_000;

/** How a connection ended, as far as it matters for coming back. */
export type Ending = "lost" | "restarting" | "overloaded";

/**
 * Milliseconds to wait after `failures` failures in a row and `outage` milliseconds without a
 * connection; `random` in [0, 1).
 */
export function delay(failures: number, outage: number, random: number): number {
  const cap = Math.min(CAP_MS, Math.max(SHORTEST_CAP_MS, outage * SHARE));
  return random * Math.min(cap, BASE_MS * 2 ** Math.min(failures, 20));
}

/** The same by how the connection ended. */
export function pause(ending: Ending, failures: number, outage: number, random: number): number {
  // Who meets the restart a second time has not met a restart: that is a failure like any other.
  if (ending === "restarting" && failures === 0) return random * SPREAD_MS;
  const wait = delay(failures, outage, random);
  return ending === "overloaded" ? RELIEF_MS + wait : wait;
}
