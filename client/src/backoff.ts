/**
 * How long to wait before reconnecting.
 *
 * After a failure: exponential backoff with full jitter, a uniform draw from 0 to a doubling bound,
 * so that clients dropped together do not come back together (M. Brooker, "Exponential Backoff And
 * Jitter", AWS Architecture Blog, 2015). The bound is capped by a share of the outage so far: after a
 * few seconds away a client is back within a few more, and a long outage is not hammered at.
 */
export const BASE_MS = 500;
export const SHORTEST_CAP_MS = 2_500;
export const CAP_MS = 30_000;
/** A wait is at most this share of the outage, between the two caps. */
export const SHARE = 1 / 4;
/** A restarting service tells everybody to come back; they spread out over this time. */
export const SPREAD_MS = 2_000;
/** An overloaded service is left alone for at least this long. */
export const RELIEF_MS = 1_000;

/** How a connection ended, as far as it matters for reconnecting. */
export type Ending = "lost" | "restarting" | "overloaded";

/**
 * Milliseconds to wait after `failures` failures in a row and `outage` milliseconds without a
 * connection; `random` in [0, 1).
 */
export function delay(failures: number, outage: number, random: number): number {
  const cap = Math.min(CAP_MS, Math.max(SHORTEST_CAP_MS, outage * SHARE));
  return random * Math.min(cap, BASE_MS * 2 ** Math.min(failures, 20));
}

/** The same, depending on how the connection ended. */
export function pause(ending: Ending, failures: number, outage: number, random: number): number {
  // A second "restart" in a row is not a restart but a failure like any other.
  if (ending === "restarting" && failures === 0) return random * SPREAD_MS;
  const wait = delay(failures, outage, random);
  return ending === "overloaded" ? RELIEF_MS + wait : wait;
}
