/**
 * Where the outbox survives reloads and crashes: localStorage, one key an entry, so that the tabs
 * of one visitor share it without overwriting each other. In private windows or sandboxed frames,
 * where the browser grants none, memory.
 */
import type { Entry, Outbox, Posted } from "./outbox";

export type Shelf = Pick<Storage, "length" | "key" | "getItem" | "setItem" | "removeItem">;

export function openShelf(): Shelf {
  try {
    const probe = "baton:probe";
    localStorage.setItem(probe, "1");
    localStorage.removeItem(probe);
    return localStorage;
  } catch {
    return memoryShelf();
  }
}

export function memoryShelf(): Shelf {
  const items = new Map<string, string>();
  return {
    get length() {
      return items.size;
    },
    key: (index) => [...items.keys()][index] ?? null,
    getItem: (key) => items.get(key) ?? null,
    setItem: (key, value) => void items.set(key, value),
    removeItem: (key) => void items.delete(key),
  };
}

/** The entries under `prefix`, in their order; what others left there, or what broke, is passed over. */
export function load<F extends Posted>(shelf: Shelf, prefix: string): Outbox<F> {
  const keys = Array.from({ length: shelf.length }, (_, index) => shelf.key(index) ?? "");
  return inOrder(
    keys
      .filter((key) => key.startsWith(prefix))
      .flatMap((key) => parse<F>(shelf.getItem(key)) ?? []),
  );
}

/** By the time of posting; two tabs may have posted in the same millisecond. */
export function inOrder<F extends Posted>(entries: readonly Entry<F>[]): Outbox<F> {
  return [...entries].sort(
    (a, b) => a.order - b.order || (a.frame.client_id < b.frame.client_id ? -1 : 1),
  );
}

function parse<F extends Posted>(text: string | null): Entry<F> | null {
  try {
    const entry = JSON.parse(text ?? "null") as Entry<F> | null;
    return typeof entry?.frame?.client_id === "string" ? entry : null;
  } catch {
    return null;
  }
}
