/**
 * When to connect, ping, give up and try again. No I/O, no clock: `step` says what to do, `deadline`
 * when to ask next. Times are milliseconds on any clock that never goes back.
 *
 *     closed ──start──▶ connecting ──welcomed──▶ open
 *       ▲                ▲      │                 │ lost, restarting, overloaded,
 *      stop,     due/wake│      └───── lost ──────┤ no answer in time, sleep
 *   from anywhere        └────────── waiting ◀────┘
 *
 *     refused: the service said no for good; only `start` leads out.
 */
import { pause, type Ending } from "./backoff";

export type Phase = "closed" | "connecting" | "open" | "waiting" | "refused";

export interface Connection {
  readonly phase: Phase;
  /** Failures in a row. */
  readonly failures: number;
  /** When the current phase began. */
  readonly since: number;
  /** When the last sound connection ended, or the first attempt began. */
  readonly downSince: number;
  /** `waiting`: when the next attempt is due; Infinity: not until woken. */
  readonly retryAt: number;
  /** `open`: when anything last arrived. */
  readonly heardAt: number;
  /** `open`: when something must have arrived by; Infinity: nothing was asked. */
  readonly answerBy: number;
}

export type Input =
  | Ending // the socket closed
  | "start"
  | "stop"
  | "opened" // the socket is open: say hello
  | "welcomed" // the service has answered the hello
  | "refused" // the service said no for good
  | "asked" // a frame went out that must be answered
  | "heard" // any frame arrived
  | "due" // the deadline passed
  | "wake" // the network, the window or the machine may have changed or come back
  | "sleep" // the page is put away, perhaps to be taken out again (back/forward cache)
  | "reconnect"; // the stream cannot be trusted any more

export type Effect = "connect" | "drop" | "hello" | "ping";

export interface Step {
  readonly state: Connection;
  readonly effects: readonly Effect[];
}

/** All in milliseconds. */
export const WELCOME_WITHIN = 10_000;
export const PING_AFTER = 20_000;
export const ANSWER_WITHIN = 8_000;
/** Just woken, with somebody looking at the page: the connection has less time to prove itself. */
export const ANSWER_WITHIN_AWAKE = 4_000;
/** A connection that lasted this long counts as sound: the next failure counts as the first. */
export const SOUND_AFTER = 5_000;
/** Waking up neither connects nor pings more often than this. */
export const WAKE_EVERY = 1_000;
/** An attempt older than this when the machine wakes up is started again. */
export const STALE_AFTER = 3_000;
/** A deadline noticed later than this means that this machine slept, not that the service is silent. */
export const LATE_AFTER = 3_000;

export const closed: Connection = {
  phase: "closed",
  failures: 0,
  since: 0,
  downSince: 0,
  retryAt: Infinity,
  heardAt: 0,
  answerBy: Infinity,
};

/** How a socket that closed with this code ended (RFC 6455, 7.4; 1012 and 1013: IANA's registry). */
export function ending(code: number | undefined): Ending | "refused" {
  if (code === 1001 || code === 1012) return "restarting";
  if (code === 1008) return "refused";
  return code === 1013 ? "overloaded" : "lost";
}

/** The state after `input` at time `now`, and what to do, in order; `random` in [0, 1). */
export function step(state: Connection, input: Input, now: number, random: number): Step {
  switch (input) {
    case "start":
      return hasEnded(state) ? connect({ ...closed, downSince: now }, now) : same(state);
    case "stop":
      return drop(state, { ...closed, since: now });
    case "refused":
      return hasEnded(state)
        ? same(state)
        : drop(state, { ...state, phase: "refused", since: now });
    case "opened":
      return { state, effects: state.phase === "connecting" ? ["hello"] : [] };
    case "welcomed":
      return state.phase === "connecting" ? same(open(state, now)) : same(state);
    case "asked":
      return same({ ...state, answerBy: Math.min(state.answerBy, now + ANSWER_WITHIN) });
    case "heard":
      return same({ ...state, heardAt: now, answerBy: Infinity });
    case "lost":
    case "restarting":
    case "overloaded":
      return hasSocket(state) ? same(wait(state, input, now, random)) : same(state);
    case "reconnect":
      return hasSocket(state) ? drop(state, wait(state, "lost", now, random)) : same(state);
    case "sleep":
      return hasEnded(state) ? same(state) : drop(state, asleep(state, now));
    case "due":
      return due(state, now, random);
    case "wake":
      return wake(state, now);
  }
}

/** When to feed in `due` next; Infinity: never. */
export function deadline(state: Connection): number {
  switch (state.phase) {
    case "waiting":
      return state.retryAt;
    case "connecting":
      return state.since + WELCOME_WITHIN;
    case "open":
      return isAsked(state) ? state.answerBy : state.heardAt + PING_AFTER;
    default:
      return Infinity;
  }
}

function due(state: Connection, now: number, random: number): Step {
  const when = deadline(state);
  if (now < when) return same(state);
  if (state.phase === "waiting") return connect(state, now);
  if (state.phase === "open" && !isAsked(state)) return ping(state, now + ANSWER_WITHIN);
  if (now - when <= LATE_AFTER) return drop(state, wait(state, "lost", now, random));
  // Something may have arrived and still be waiting to be read: one more chance.
  return state.phase === "open"
    ? ping(state, now + ANSWER_WITHIN_AWAKE)
    : same({ ...state, since: now });
}

function wake(state: Connection, now: number): Step {
  const age = now - state.since;
  switch (state.phase) {
    case "waiting":
      if (state.retryAt === Infinity || age >= WAKE_EVERY) return connect(state, now);
      return same({ ...state, retryAt: Math.min(state.retryAt, state.since + WAKE_EVERY) });
    case "connecting":
      if (age < STALE_AFTER) return same(state);
      return { state: { ...state, since: now }, effects: ["drop", "connect"] };
    case "open": {
      const by = now + ANSWER_WITHIN_AWAKE;
      if (isAsked(state)) return same({ ...state, answerBy: Math.min(state.answerBy, by) });
      return now - state.heardAt >= WAKE_EVERY ? ping(state, by) : same(state);
    }
    default:
      return same(state);
  }
}

function connect(state: Connection, now: number): Step {
  return {
    state: { ...state, phase: "connecting", since: now, retryAt: Infinity },
    effects: ["connect"],
  };
}

function open(state: Connection, now: number): Connection {
  return { ...state, phase: "open", since: now, heardAt: now, answerBy: Infinity };
}

function ping(state: Connection, answerBy: number): Step {
  return { state: { ...state, answerBy }, effects: ["ping"] };
}

function wait(state: Connection, how: Ending, now: number, random: number): Connection {
  const wasSound = state.phase === "open" && now - state.since >= SOUND_AFTER;
  const failures = wasSound ? 0 : state.failures;
  const downSince = wasSound ? now : state.downSince;
  return {
    ...state,
    phase: "waiting",
    failures: failures + 1,
    since: now,
    downSince,
    retryAt: now + pause(how, failures, now - downSince, random),
  };
}

function asleep(state: Connection, now: number): Connection {
  return { ...state, phase: "waiting", since: now, downSince: now, retryAt: Infinity };
}

function drop(before: Connection, state: Connection): Step {
  return { state, effects: hasSocket(before) ? ["drop"] : [] };
}

function same(state: Connection): Step {
  return { state, effects: [] };
}

function isAsked({ answerBy }: Connection): boolean {
  return answerBy < Infinity;
}

function hasSocket({ phase }: Connection): boolean {
  return phase === "connecting" || phase === "open";
}

function hasEnded({ phase }: Connection): boolean {
  return phase === "closed" || phase === "refused";
}
