/** One of a browser's tabs at a time: a Web Lock, which a crash or a reload frees. */

/**
 * Queue for the lock. `granted` is called once this tab holds it, `taken` when another tab has stolen
 * it. Returns how to leave the queue, or give the lock back.
 */
export type TabLock = (granted: () => void, taken: () => void) => () => void;

/** A tab that holds the lock for longer than any answer may take is frozen: its lock is stolen. */
export const PATIENCE_MS = 12_000;

/** Without Web Locks (pages without https) any tab may send at any time. */
export function tabLock(name: string): TabLock {
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

/** One tab at a time; without Web Locks, each on its own. */
export function exclusively<T>(name: string, act: () => Promise<T>): Promise<T> {
  const locks = globalThis.navigator?.locks;
  return locks ? (locks.request(name, act) as Promise<T>) : act();
}
