/**
 * The ordered log of one conversation, as far as this client has seen it. Pure.
 *
 * Every event carries `prev`, the number of the previous event that this audience may see, so holes
 * are recognised even though numbers are skipped (customers see no notes and judgements).
 */
import type { EventFrame } from "./wire";

export interface Log<E extends EventFrame = EventFrame> {
  readonly events: readonly E[];
  /** Number of the newest event held; 0: none. Resume with `since` = this. */
  readonly seq: number;
  /** There is a hole after `seq`; nothing is taken until the stream restarts. */
  readonly broken: boolean;
}

/** `gap`: something before this event is missing; reported once, to restart the stream. */
export type Outcome = "new" | "duplicate" | "gap" | "after_gap";

export const emptyLog: Log<never> = { events: [], seq: 0, broken: false };

export function receive<E extends EventFrame>(
  log: Log<E>,
  event: E,
): { log: Log<E>; outcome: Outcome } {
  if (event.seq <= log.seq) return { log, outcome: "duplicate" };
  if (log.broken) return { log, outcome: "after_gap" };
  if (event.prev > log.seq) return { log: { ...log, broken: true }, outcome: "gap" };
  return { log: { ...log, events: [...log.events, event], seq: event.seq }, outcome: "new" };
}

/**
 * The stream restarts after `log.seq`; the service's newest event is `newest`. `rewound`: the service
 * knows less than was seen here (its data was set back), so start over.
 */
export function begin<E extends EventFrame>(
  log: Log<E>,
  newest: number,
): { log: Log<E>; rewound: boolean } {
  if (newest < log.seq) return { log: emptyLog, rewound: true };
  return { log: log.broken ? { ...log, broken: false } : log, rewound: false };
}
