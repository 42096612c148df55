/** What the link touches of the outside; tests put their own. */
import { lockTurns, type Turns } from "./turns";
import { listen, type Rousing } from "./waking";

export interface Environment {
  WebSocket: new (url: string) => WebSocket;
  /** Milliseconds of a clock that never goes back. */
  now: () => number;
  /** Milliseconds since 1970: the same for all tabs and over reloads. */
  date: () => number;
  random: () => number;
  setTimeout: (callback: () => void, ms: number) => unknown;
  clearTimeout: (timer: unknown) => void;
  /** Calls back on what the browser tells; returns the end of it. */
  listen: (rousing: Rousing) => () => void;
  /** Turns among the tabs that share the outbox of this name. */
  turns: (name: string) => Turns;
}

export function browserEnvironment(): Environment {
  return {
    WebSocket: globalThis.WebSocket,
    now: () => performance.now(),
    date: () => Date.now(),
    random: () => Math.random(),
    setTimeout: (callback, ms) => globalThis.setTimeout(callback, ms),
    clearTimeout: (timer) => globalThis.clearTimeout(timer as number),
    listen,
    turns: lockTurns,
  };
}
