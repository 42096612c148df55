/** What the link uses of the outside world; tests bring their own. */
import { onPageLifecycle, type LifecycleHandlers } from "./page-lifecycle";
import type { BrowserSocket } from "./socket";
import { tabLock, type TabLock } from "./tab-lock";

export interface Environment {
  webSocket: (url: string) => BrowserSocket;
  /** Milliseconds on a clock that never goes back. */
  now: () => number;
  /** Milliseconds since 1970: the same in all tabs and across reloads. */
  date: () => number;
  random: () => number;
  setTimeout: (callback: () => void, ms: number) => unknown;
  clearTimeout: (timer: unknown) => void;
  /** Calls back on what the browser reports; returns how to stop. */
  onPageLifecycle: (handlers: LifecycleHandlers) => () => void;
  /** The lock shared by the tabs that share the outbox of this name. */
  tabLock: (name: string) => TabLock;
}

export function browserEnvironment(): Environment {
  return {
    webSocket: (url) => new WebSocket(url),
    now: () => performance.now(),
    date: () => Date.now(),
    random: () => Math.random(),
    setTimeout: (callback, ms) => globalThis.setTimeout(callback, ms),
    clearTimeout: (timer) => globalThis.clearTimeout(timer as number),
    onPageLifecycle,
    tabLock: tabLock,
  };
}
