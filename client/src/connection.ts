/**
 * When to connect, ping, give up and try again. No I/O, no clock: `step` says what is to be done,
 * `deadline` when to ask next.
 *
 *     closed ──start──▶ connecting ──welcomed──▶ open
 *                        ▲      │                 │
 *               due/wake │      └──── lost ───────┤
 *                        └────────── waiting ◀────┘          stop: closed, from anywhere
 */
import { delay } from "./backoff";

export type Phase = "connecting" | "open" | "waiting" | "closed";

export interface Connection {
  readonly phase: Phase;
  /** Failures in a row. */
  readonly attempt: number;
  /** When the present phase began. */
  readonly since: number;
  /** `waiting`: when the next attempt is due. */
  readonly retryAt: number | null;
  /** `open`: when anything last arrived. */
  readonly heardAt: number;
  /** `open`: when the unanswered ping was sent. */
  readonly pingedAt: number | null;
}

export type Input =
  | "start"
  | "stop"
  | "opened" // the socket is open: say hello
  | "welcomed" // the service has answered the hello
  | "heard" // any frame arrived
  | "lost" // the socket closed
  | "due" // the deadline passed
  | "wake" // the network, the window or the machine came back
  | "reconnect"; // the stream cannot be trusted any more

export type Effect = "connect" | "drop" | "hello" | "ping";

export interface Step {
  readonly state: Connection;
  readonly effects: readonly Effect[];
}

/** All in milliseconds. */
export const WELCOME_WITHIN = 10_000;
export const PING_AFTER = 20_000;
export const PONG_WITHIN = 8_000;
/** A connection that lived this long counts as sound: the next failure is a first one. */
export const SOUND_AFTER = 5_000;
/** Waking up neither connects nor pings more often than this. */
export const WAKE_EVERY = 1_000;

export const closed: Connection = {
  phase: "closed",
  attempt: 0,
  since: 0,
  retryAt: null,
  heardAt: 0,
  pingedAt: null,
};

/** The state after `input` at time `now`, and what to do, in order; `random` in [0, 1). */
export function step(state: Connection, input: Input, now: number, random: number): Step {
  switch (input) {
    case "start":
      return state.phase === "closed"
        ? connect({ ...state, attempt: 0 }, now)
        : { state, effects: [] };
    case "stop":
      return { state: { ...closed, since: now }, effects: hasSocket(state) ? ["drop"] : [] };
    case "opened":
      return { state, effects: state.phase === "connecting" ? ["hello"] : [] };
    case "welcomed":
      return open(state, now);
    case "heard":
      return { state: { ...state, heardAt: now, pingedAt: null }, effects: [] };
    case "lost":
      return hasSocket(state) ? wait(state, now, random, []) : { state, effects: [] };
    case "due":
      return due(state, now, random);
    case "wake":
      return wake(state, now);
    case "reconnect":
      return hasSocket(state) ? wait(state, now, random, ["drop"]) : { state, effects: [] };
  }
}

/** When `due` is to be given next; null: never. */
export function deadline(state: Connection): number | null {
  switch (state.phase) {
    case "closed":
      return null;
    case "waiting":
      return state.retryAt;
    case "connecting":
      return state.since + WELCOME_WITHIN;
    case "open":
      return state.pingedAt === null ? state.heardAt + PING_AFTER : state.pingedAt + PONG_WITHIN;
  }
}

function due(state: Connection, now: number, random: number): Step {
  const when = deadline(state);
  if (when === null || now < when) return { state, effects: [] };
  if (state.phase === "waiting") return connect(state, now);
  if (state.phase === "open" && state.pingedAt === null) return ping(state, now);
  return wait(state, now, random, ["drop"]);
}

function wake(state: Connection, now: number): Step {
  if (state.phase === "waiting" && now - state.since >= WAKE_EVERY) return connect(state, now);
  const quiet = state.phase === "open" && state.pingedAt === null;
  return quiet && now - state.heardAt >= WAKE_EVERY ? ping(state, now) : { state, effects: [] };
}

function connect(state: Connection, now: number): Step {
  return {
    state: { ...state, phase: "connecting", since: now, retryAt: null },
    effects: ["connect"],
  };
}

function open(state: Connection, now: number): Step {
  if (state.phase !== "connecting") return { state, effects: [] };
  const opened: Connection = { ...state, phase: "open", since: now, heardAt: now, pingedAt: null };
  return { state: opened, effects: [] };
}

function ping(state: Connection, now: number): Step {
  return { state: { ...state, pingedAt: now }, effects: ["ping"] };
}

function wait(state: Connection, now: number, random: number, effects: readonly Effect[]): Step {
  const wasSound = state.phase === "open" && now - state.since >= SOUND_AFTER;
  const failures = wasSound ? 0 : state.attempt;
  const waiting: Connection = {
    ...state,
    phase: "waiting",
    attempt: failures + 1,
    since: now,
    retryAt: now + delay(failures, random),
    pingedAt: null,
  };
  return { state: waiting, effects };
}

function hasSocket(state: Connection): boolean {
  return state.phase === "connecting" || state.phase === "open";
}
