/**
 * Frames that were not yet acknowledged, kept over reloads and resent with the same client id.
 *
 * One storage key an entry, so that two tabs of one visitor do not overwrite each other's; both
 * may send the same entry, which the service answers with the same `ack`.
 */
import type { Error as ErrorFrame } from "./generated/wire";

export interface Posted {
  readonly type: string;
  readonly conversation_id: string;
  readonly client_id: string;
}

export interface Entry<F extends Posted> {
  readonly frame: F;
  /** `stored`: acknowledged, its event has not arrived yet. */
  readonly state: "pending" | "stored" | "failed";
  readonly error: ErrorFrame | null;
  /** `stored`: number of its event. */
  readonly seq: number | null;
  /** Entries are sent in this order. */
  readonly order: number;
}

export type Outbox<F extends Posted> = readonly Entry<F>[];

export function add<F extends Posted>(box: Outbox<F>, frame: F, now: number): Outbox<F> {
  if (find(box, frame.client_id)) return box;
  const order = Math.max(now, (box.at(-1)?.order ?? 0) + 1);
  return [...box, { frame, state: "pending", error: null, seq: null, order }];
}

export function acknowledge<F extends Posted>(box: Outbox<F>, id: string, seq: number): Outbox<F> {
  return change(box, id, { state: "stored", error: null, seq });
}

export function fail<F extends Posted>(box: Outbox<F>, error: ErrorFrame): Outbox<F> {
  const failing = find(box, error.client_id)?.state === "pending";
  return failing ? change(box, error.client_id, { state: "failed", error }) : box;
}

export function retry<F extends Posted>(box: Outbox<F>, id: string): Outbox<F> {
  const failed = find(box, id)?.state === "failed";
  return failed ? change(box, id, { state: "pending", error: null }) : box;
}

export function remove<F extends Posted>(box: Outbox<F>, id: string): Outbox<F> {
  return box.filter((entry) => entry.frame.client_id !== id);
}

/** Drops what the log now shows: everything stored up to `seq`, and the frame named by the event. */
export function seen<F extends Posted>(
  box: Outbox<F>,
  conversation: string,
  seq: number,
  id?: string,
): Outbox<F> {
  return box.filter(
    ({ frame, seq: stored }) =>
      frame.client_id !== id &&
      !(frame.conversation_id === conversation && stored !== null && stored <= seq),
  );
}

export function pending<F extends Posted>(box: Outbox<F>): F[] {
  return box.filter((entry) => entry.state === "pending").map((entry) => entry.frame);
}

export function find<F extends Posted>(
  box: Outbox<F>,
  id: string | null | undefined,
): Entry<F> | undefined {
  return box.find((entry) => entry.frame.client_id === id);
}

function change<F extends Posted>(
  box: Outbox<F>,
  id: string | null,
  to: Partial<Entry<F>>,
): Outbox<F> {
  return box.map((entry) => (entry.frame.client_id === id ? { ...entry, ...to } : entry));
}

// ── storage ──────────────────────────────────────────────────────────────────────────────────

export type Shelf = Pick<Storage, "length" | "key" | "getItem" | "setItem" | "removeItem">;

export function load<F extends Posted>(shelf: Shelf, prefix: string): Outbox<F> {
  const entries: Entry<F>[] = [];
  for (const key of keys(shelf, prefix)) {
    const entry = parse<F>(shelf.getItem(key));
    if (entry) entries.push(entry);
  }
  return entries.sort((a, b) => a.order - b.order);
}

/** Writes what changed from `before` to `after`; what is stored at the service leaves the shelf. */
export function save<F extends Posted>(
  shelf: Shelf,
  prefix: string,
  before: Outbox<F>,
  after: Outbox<F>,
): void {
  for (const entry of after) {
    const key = prefix + entry.frame.client_id;
    if (entry.state === "stored") shelf.removeItem(key);
    else if (!before.includes(entry)) shelf.setItem(key, JSON.stringify(entry));
  }
  for (const { frame } of before) {
    if (!find(after, frame.client_id)) shelf.removeItem(prefix + frame.client_id);
  }
}

function keys(shelf: Shelf, prefix: string): string[] {
  const all = Array.from({ length: shelf.length }, (_, index) => shelf.key(index) ?? "");
  return all.filter((key) => key.startsWith(prefix));
}

function parse<F extends Posted>(text: string | null): Entry<F> | null {
  try {
    const entry = JSON.parse(text ?? "null") as Entry<F> | null;
    return typeof entry?.frame?.client_id === "string" ? entry : null;
  } catch {
    return null;
  }
}
