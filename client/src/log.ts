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
  const after = receiveAll(log, [event]);
  return { log: after.log, outcome: after.gap ? "gap" : "new" };
}

/** Many in a row, in time that grows with their number alone. `fresh`: those that were taken. */
export function receiveAll<E extends EventFrame>(
  log: Log<E>,
  events: readonly E[],
): { log: Log<E>; fresh: readonly E[]; gap: boolean } {
  const fresh: E[] = [];
  let last: Log<E> = { ...log, events: fresh };
  for (const event of events) {
    if (event.seq <= last.seq || last.broken) continue;
    if (event.prev > last.seq) last = { ...last, broken: true };
    else {
      fresh.push(event);
      last = { ...last, seq: event.seq };
    }
  }
  const gap = last.broken && !log.broken;
  if (!gap && fresh.length === 0) return { log, fresh, gap };
  return { log: { ...last, events: [...log.events, ...fresh] }, fresh, gap };
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
