/** Whose turn it is among the tabs of one browser: a Web Lock, which a crash or a reload frees. */

/**
 * Get in line for the turn. `granted` is called when it has come, `taken` when another tab took it
 * over. Returns how to step back, from the line or from the turn.
 */
export type Turns = (granted: () => void, taken: () => void) => () => void;

/** A tab that holds a turn longer than any answer may take is frozen: its turn is taken over. */
export const PATIENCE_MS = 12_000;

/** Without Web Locks (pages without https) everybody may always send. */
export function lockTurns(name: string): Turns {
  const locks = globalThis.navigator?.locks;
  return locks
    ? (granted, taken) => inLine(locks, name, granted, taken)
    : (granted) => {
        granted();
        return () => {};
      };
}

function inLine(
  locks: LockManager,
  name: string,
  granted: () => void,
  taken: () => void,
): () => void {
  let left = false;
  let release = () => {};
  const waiting = new AbortController();
  const request = (options: LockOptions) => {
    let held = false;
    const hold = () => {
      if (left) return;
      held = true;
      clearTimeout(timer);
      return new Promise<void>((done) => {
        release = done;
        granted();
      });
    };
    // Aborted while waiting, or stolen while held.
    locks.request(name, options, hold).catch(() => {
      if (held && !left) taken();
    });
  };
  const timer = setTimeout(() => {
    waiting.abort();
    request({ steal: true });
  }, PATIENCE_MS);
  request({ signal: waiting.signal });
  return () => {
    left = true;
    clearTimeout(timer);
    waiting.abort();
    release();
  };
}

/** One tab at a time; without Web Locks, each for itself. */
export function exclusively<T>(name: string, act: () => Promise<T>): Promise<T> {
  const locks = globalThis.navigator?.locks;
  return locks ? (locks.request(name, act) as Promise<T>) : act();
}
