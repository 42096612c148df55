/**
 * The ordered log of one conversation, as far as this client has seen it.
 *
 * Every event carries `prev`, the number of the event before it that this audience may see, so a
 * hole is recognised even though numbers are skipped (notes and judgements are not the customer's).
 */
import type { Event } from "./generated/wire";

export interface Log {
  readonly events: readonly Event[];
  /** Number of the newest event held; 0: none. Resume with `since` = this. */
  readonly seq: number;
}

/** `gap`: something before this event is missing; fetch again from `log.seq`. */
export type Outcome = "new" | "duplicate" | "gap";

export const emptyLog: Log = { events: [], seq: 0 };

export function receive(log: Log, event: Event): { log: Log; outcome: Outcome } {
  if (event.seq <= log.seq) return { log, outcome: "duplicate" };
  if (event.prev > log.seq) return { log, outcome: "gap" };
  return { log: { events: [...log.events, event], seq: event.seq }, outcome: "new" };
}
