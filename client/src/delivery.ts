/**
 * What leaves the outbox, and when: one frame at a time, in order, and from one tab at a time.
 * No I/O, no clock: `next` looks at the facts and says what to do about them.
 *
 * Each frame waits until the one before is acknowledged, so a frame that the service cannot take just
 * now is never overtaken. Tabs share the outbox and a lock, held for one frame at a time; if two of
 * them send the same frame all the same, the client ids make it harmless.
 */

export interface Delivery {
  /** The outbox's lock: not wanted, asked for, or held by this tab. */
  readonly lock: "none" | "asked" | "held";
  /** Client id of the frame that is waiting for its answer. */
  readonly inFlight: string | null;
  /** Nothing goes out before this time: the service had too much to do. */
  readonly pausedUntil: number;
  /** How often in a row the frame was put off. */
  readonly refusals: number;
}

export interface Facts {
  /** The service has welcomed this socket. */
  open: boolean;
  /** Client ids not answered yet, in sending order. */
  pending: readonly string[];
  now: number;
}

/** `send`: the frame `inFlight`. */
export type Act = "lock" | "unlock" | "send";

export const idle: Delivery = { lock: "none", inFlight: null, pausedUntil: 0, refusals: 0 };

/** Error codes that pass: the same frame is sent again after a pause. */
const PASSING = new Set(["error", "too_many", "unavailable"]);
/** After this many pauses in a row a person has to decide. */
export const MOST_REFUSALS = 5;
export const PAUSE_MS = 1_000;

/** The one thing to do now, or null; ask again once it is done. */
export function next(state: Delivery, facts: Facts): { state: Delivery; act: Act | null } {
  const { open, pending, now } = facts;
  const { lock, inFlight } = state;
  const wanted = open && pending.length > 0 && now >= state.pausedUntil;
  const none: Delivery = { ...state, lock: "none", inFlight: null };
  if (lock === "none") {
    return wanted ? { state: { ...state, lock: "asked" }, act: "lock" } : { state, act: null };
  }
  if (inFlight !== null) {
    const isAwaited = open && pending.includes(inFlight);
    return isAwaited ? { state, act: null } : { state: none, act: "unlock" };
  }
  if (!wanted) return { state: none, act: "unlock" };
  if (lock === "asked") return { state, act: null };
  return { state: { ...state, inFlight: pending[0]! }, act: "send" };
}

/** When `next` may have something to do although nothing else happened; Infinity: never. */
export function resumesAt({ pausedUntil }: Delivery, { pending, now }: Facts): number {
  return pending.length > 0 && now < pausedUntil ? pausedUntil : Infinity;
}

export function granted(state: Delivery): Delivery {
  return state.lock === "asked" ? { ...state, lock: "held" } : state;
}

/** Another tab stole the lock: this one had held it for too long. */
export function lostLock(state: Delivery): Delivery {
  return { ...state, lock: "none", inFlight: null };
}

export function acknowledged(state: Delivery): Delivery {
  return { ...state, refusals: 0 };
}

/**
 * The service answered the frame `id` with an error: null if that is final, else the state in which
 * the frame is sent again later.
 */
export function refused(state: Delivery, id: string, code: string, now: number): Delivery | null {
  const isPassing = state.inFlight === id && PASSING.has(code) && state.refusals < MOST_REFUSALS;
  if (!isPassing) return null;
  const pausedUntil = now + PAUSE_MS * 2 ** state.refusals;
  return { ...state, inFlight: null, pausedUntil, refusals: state.refusals + 1 };
}
