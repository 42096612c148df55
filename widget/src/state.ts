/** What the widget knows of the conversation, and what follows from it. Immutable; no I/O. */
import { emptyLog, type Log, type Outbox, type wire } from "@baton/client";
import type { Frame } from "./thread";

export interface Typist {
  who: "agent" | "bot";
  name: string | null;
  /** The bot has many customers just now: it takes a moment. */
  busy?: boolean;
}

export interface State {
  readonly log: Log<wire.CustomerEventFrame>;
  readonly conversation: wire.CustomerConversation | null;
  readonly unsent: Outbox<Frame>;
  readonly typist: Typist | null;
  readonly offline: boolean;
  /** The service will not have this visitor or this page: nobody tries again by themselves. */
  readonly refused: boolean;
  /** Something that the visitor did was refused. */
  readonly problem: boolean;
  /** Newest event that the agent has seen. */
  readonly seenByAgent: number;
  /** Newest event that the visitor has seen. */
  readonly readUpTo: number;
  /** The stored part of the thread ends here; what follows is news. null: not welcomed yet. */
  readonly newsAfter: number | null;
}

export const nothingYet: State = {
  log: emptyLog,
  conversation: null,
  unsent: [],
  typist: null,
  offline: false,
  refused: false,
  problem: false,
  seenByAgent: 0,
  readUpTo: 0,
  newsAfter: null,
};

/** The stored part of the thread has arrived whole. */
export function isSynced({ log, newsAfter }: State): boolean {
  return newsAfter !== null && log.seq >= newsAfter;
}

export function unreadCount({ log, readUpTo }: State): number {
  return log.events.filter((event) => event.seq > readUpTo && isFromOthers(event)).length;
}

/** A frame of this type is on its way. */
export function isPosting({ unsent }: State, type: Frame["type"]): boolean {
  return unsent.some(({ frame, state }) => frame.type === type && state === "pending");
}

/** Score given since the conversation was last resolved, stored or on its way. */
export function ratingGiven({ log, unsent }: State): number | null {
  const onItsWay = unsent.findLast((entry) => entry.frame.type === "rate")?.frame;
  if (onItsWay?.type === "rate") return onItsWay.score;
  const last = log.events.findLast(({ data }) => data.kind === "rated" || data.kind === "resolved");
  return last?.data.kind === "rated" ? last.data.score : null;
}

export function isFromOthers({ data }: wire.CustomerEventFrame): boolean {
  return data.kind === "bot_said" || data.kind === "agent_said" || data.kind === "clarify_asked";
}
