/** What the opener of a link provides, and what it is told. */
import type { Phase } from "./connection";
import type { Environment } from "./environment";
import type { Outbox, Posted } from "./outbox";
import type { StorageArea } from "./storage";

export type Typed = { readonly type: string };
/** The frames of a union that are kept until acknowledged. */
export type PostedOf<F> = Extract<F, Posted>;

/** A definite no, unlike being unreachable: trying again would not help. */
export class Refusal extends Error {
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

export interface LinkOptions<In extends Typed, Out extends Typed> {
  /** `ws:`, `wss:` or `http(s):` address; a path is taken relative to the page. */
  url: string;
  /** Runs before a socket is opened; a rejection with a `Refusal` ends the link. */
  prepare?: () => Promise<unknown> | undefined;
  /** The first frame on every socket; called each time, so it can carry the newest `since`. */
  hello: () => Out;
  /** Every frame but `pong`; acknowledgements and errors have already reached the outbox. */
  onFrame: (frame: In) => void;
  /** `retryIn`: milliseconds until the next attempt; Infinity: none is planned. */
  onPhase?: (phase: Phase, retryIn: number) => void;
  onOutbox?: (entries: Outbox<PostedOf<Out>>) => void;
  /** The hello was refused with `code`: true if the next attempt will bring other credentials. */
  recover?: (code: string) => boolean;
  /** Where unacknowledged frames survive a reload. */
  storage: StorageArea;
  /** Prefix of the outbox's keys in storage, and the name of its lock. */
  outboxKey: string;
  environment?: Partial<Environment>;
}
