/**
 * The outbox as it is stored: written through at once, and kept up to date with what other tabs
 * write. One key per entry, so that tabs do not overwrite each other.
 */
import { find, inOrder, type Entry, type Outbox, type Posted } from "./outbox";
import type { StorageArea } from "./storage";

export class OutboxStore<F extends Posted> {
  entries: Outbox<F>;
  /** Ids that the storage did not take (it is full, say): they live only here. */
  readonly #homeless = new Set<string>();

  readonly #storage: StorageArea;
  readonly #prefix: string;
  readonly #onChange: (entries: Outbox<F>) => void;

  constructor(storage: StorageArea, prefix: string, onChange: (entries: Outbox<F>) => void) {
    this.#storage = storage;
    this.#prefix = prefix;
    this.#onChange = onChange;
    this.entries = load(storage, prefix);
  }

  /** Replace what is held with `after`. An acknowledged frame no longer needs to survive a reload. */
  set(after: Outbox<F>): void {
    const before = this.entries;
    if (isSame(before, after)) return;
    for (const entry of after) {
      if (before.includes(entry)) continue;
      const id = entry.frame.client_id;
      if (entry.state === "stored") this.#forget(id);
      else this.#keep(id, JSON.stringify(entry));
    }
    for (const { frame } of before)
      if (!find(after, frame.client_id)) this.#forget(frame.client_id);
    this.#show(after);
  }

  /** Another tab may have written: take what is stored, and keep what only this tab knows. */
  refresh(): void {
    const mine = this.entries.filter(
      ({ frame, state }) => state === "stored" || this.#homeless.has(frame.client_id),
    );
    const shared = load<F>(this.#storage, this.#prefix).filter(
      ({ frame }) => !find(mine, frame.client_id),
    );
    const held = this.entries;
    // An unchanged entry stays the same object, so that comparing shows that nothing happened.
    const after = inOrder([...mine, ...shared]).map((entry) => {
      const known = find(held, entry.frame.client_id);
      return known && known.state === entry.state ? known : entry;
    });
    if (!isSame(held, after)) this.#show(after);
  }

  #show(entries: Outbox<F>): void {
    this.entries = entries;
    this.#onChange(entries);
  }

  #keep(id: string, text: string): void {
    try {
      this.#storage.setItem(this.#prefix + id, text);
      this.#homeless.delete(id);
    } catch {
      this.#homeless.add(id);
    }
  }

  #forget(id: string): void {
    this.#homeless.delete(id);
    try {
      this.#storage.removeItem(this.#prefix + id);
    } catch {
      // The storage was taken away, so nothing in it comes back either.
    }
  }
}

function isSame<F extends Posted>(one: Outbox<F>, other: Outbox<F>): boolean {
  return one.length === other.length && one.every((entry, i) => entry === other[i]);
}

/** The entries stored under `prefix`, in order; anything broken, or no entry, is skipped. */
function load<F extends Posted>(storage: StorageArea, prefix: string): Outbox<F> {
  const keys = Array.from({ length: storage.length }, (_, index) => storage.key(index) ?? "");
  return inOrder(
    keys
      .filter((key) => key.startsWith(prefix))
      .flatMap((key) => parse<F>(storage.getItem(key)) ?? []),
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
