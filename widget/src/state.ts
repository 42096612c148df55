/** What the widget knows about the conversation, and what follows from it. Immutable; no I/O. */
import { speakerOf, unknown, type Followed, type Outbox, type wire } from "@baton/client";
import type { Frame } from "./thread";

export interface State extends Followed<wire.CustomerEventFrame> {
  readonly conversation: wire.CustomerConversation | null;
  readonly unsent: Outbox<Frame>;
  readonly offline: boolean;
  /** How many visitors there were before on this page: whatever is kept of one ends with them. */
  readonly visitor: number;
  /** The service will not have this visitor or this page: there are no automatic retries. */
  readonly refused: boolean;
  /** Something that the visitor did was refused. */
  readonly problem: boolean;
  /** The address that the visitor left and the service did not take. */
  readonly addressRefused: string | null;
  /** The e-mail link that led here is forged or has expired. */
  readonly linkRefused: boolean;
}

export const nothingYet: State = {
  ...unknown,
  conversation: null,
  unsent: [],
  offline: false,
  visitor: 0,
  refused: false,
  problem: false,
  addressRefused: null,
  linkRefused: false,
};

export function unreadCount({ log, shown }: State): number {
  return log.events.filter((event) => event.seq > shown && isFromOthers(event)).length;
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
  const speaker = speakerOf(data);
  return data.kind === "help_offered" || (speaker !== null && speaker !== "customer");
}
