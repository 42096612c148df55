/** What the browser says about the page's life: put away, taken out again, network lost and found. */

export interface LifecycleHandlers {
  /** The network, the window or the machine may have changed or come back. */
  wake: () => void;
  /** The page goes into the back/forward cache, which an open socket would keep it out of. */
  sleep: () => void;
  /** Another tab wrote to the storage. */
  stored: () => void;
}

/** Calls back until the returned function is called. */
export function onPageLifecycle({ wake, sleep, stored }: LifecycleHandlers): () => void {
  const ended = new AbortController();
  const { signal } = ended;
  const on = (target: EventTarget | undefined, types: string, act: (event: Event) => void) => {
    for (const type of types.split(" ")) target?.addEventListener(type, act, { signal });
  };
  on(globalThis, "online offline focus pageshow", wake);
  on(globalThis, "pagehide", (event) => (event as PageTransitionEvent).persisted && sleep());
  on(globalThis, "storage", stored);
  on(document, "resume", wake);
  on(document, "visibilitychange", () => document.hidden || wake());
  on((navigator as { connection?: EventTarget }).connection, "change", wake);
  return () => ended.abort();
}
