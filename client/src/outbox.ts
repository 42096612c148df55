/**
 * Frames not yet acknowledged, in the order they were posted. Pure.
 *
 * Each keeps its client id however often it is sent, so the service stores it once.
 */
import type { ErrorFrame } from "./wire";

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

/** By time of posting; two tabs may have posted in the same millisecond. */
export function inOrder<F extends Posted>(entries: readonly Entry<F>[]): Outbox<F> {
  return [...entries].sort(
    (a, b) => a.order - b.order || (a.frame.client_id < b.frame.client_id ? -1 : 1),
  );
}

function change<F extends Posted>(
  box: Outbox<F>,
  id: string | null,
  to: Partial<Entry<F>>,
): Outbox<F> {
  return box.map((entry) => (entry.frame.client_id === id ? { ...entry, ...to } : entry));
}
