/**
 * One conversation as a client follows it: its log without holes, who is typing, what each side has
 * read. The widget follows one, the console every one that was opened.
 */
import { browserEnvironment, type Environment } from "./environment";
import { begin, emptyLog, receiveAll, type Log } from "./log";
import { speakerOf, type Speaker } from "./speech";
import type { AnyEvent, EventFrame, ReadReceipt, TypingIndicator } from "./wire";

export interface Typist {
  who: Speaker;
  /** An agent's. */
  name: string | null;
  /** The bot has many customers just now: it takes a moment. */
  busy?: boolean;
}

/** Immutable, so that comparing shows whether anything changed. */
export interface Followed<E extends EventFrame = EventFrame> {
  readonly log: Log<E>;
  /** Newest event when the stream last began: until it is here, the log is loading. */
  readonly expected: number | null;
  /** The same when it first began: what comes after it is news. */
  readonly newsAfter: number | null;
  readonly typist: Typist | null;
  /** Newest event that the other side has read. */
  readonly readByOthers: number;
  /** Newest event that was shown here. */
  readonly shown: number;
}

export interface ConversationOptions<E extends EventFrame> {
  /** This client's own side: its own typing and reading is no news. */
  side: "customer" | "agent";
  /** Newest event that was shown before a reload. */
  shown?: number;
  /** Restart the stream after `log.seq`: something is missing. */
  resume: () => void;
  /** Tell the others; nobody waits for it. */
  send: (frame: { type: "typing" } | { type: "read"; seq: number }) => void;
  onChange: (now: Followed<E>) => void;
  environment?: Partial<Environment>;
}

/** All in milliseconds. A typing frame is repeated while somebody types, and shown for longer. */
export const TYPING_EVERY = 3_000;
export const TYPING_SHOWN = 6_000;

export const unknown: Followed<never> = {
  log: emptyLog,
  expected: null,
  newsAfter: null,
  typist: null,
  readByOthers: 0,
  shown: 0,
};

/** Everything stored when the stream last began is here. */
export function isComplete({ log, expected }: Followed): boolean {
  return expected !== null && log.seq >= expected;
}

/** Everything stored when the stream first began is here: what comes now is news. */
export function isSynced({ log, newsAfter }: Followed): boolean {
  return newsAfter !== null && log.seq >= newsAfter;
}

/** The conversation changes hands: anybody but the customer stops typing. */
const CHANGES_HANDS = new Set<AnyEvent["kind"]>([
  "human_requested",
  "escalated",
  "claimed",
  "transferred",
  "handed_back",
  "resolved",
]);

export class Conversation<E extends EventFrame> {
  state: Followed<E>;
  readonly #options: ConversationOptions<E>;
  readonly #env: Environment;
  #timer: unknown;
  #typedAt = -TYPING_EVERY;

  constructor(options: ConversationOptions<E>) {
    this.#options = options;
    this.#env = { ...browserEnvironment(), ...options.environment };
    this.state = { ...unknown, shown: options.shown ?? 0 };
  }

  /** Start over, as with a conversation about which nothing is known. */
  forget(): void {
    this.#env.clearTimeout(this.#timer);
    this.#set(unknown);
  }

  /** The stream begins after `log.seq`; the service's newest event is `newest`. */
  begin(newest: number): void {
    const { log, rewound } = begin(this.state.log, newest);
    const newsAfter = rewound ? null : (this.state.newsAfter ?? newest);
    this.#set({ log, newsAfter, expected: rewound ? null : newest });
    if (rewound) this.#options.resume();
  }

  /** True if the event is new here and was taken. */
  take(event: E): boolean {
    return this.takeAll([event]);
  }

  /** The same for many at once: true if one of them was new. */
  takeAll(events: readonly E[]): boolean {
    const { log, fresh, gap } = receiveAll(this.state.log, events);
    if (log !== this.state.log) this.#set({ log });
    if (gap) this.#options.resume();
    if (fresh.some((event) => this.#endsTyping(event.data))) this.showTypist(null);
    return fresh.length > 0;
  }

  hearTyping({ who, name }: TypingIndicator): void {
    if (who !== "customer" || this.#options.side !== "customer") this.showTypist({ who, name });
  }

  hearRead({ who, seq }: ReadReceipt): void {
    if (who !== this.#options.side && seq > this.state.readByOthers)
      this.#set({ readByOthers: seq });
  }

  /** Show them as typing for `ms`, or until they have spoken. */
  showTypist(typist: Typist | null, ms = TYPING_SHOWN): void {
    this.#env.clearTimeout(this.#timer);
    if (typist) this.#timer = this.#env.setTimeout(() => this.#set({ typist: null }), ms);
    if (typist || this.state.typist) this.#set({ typist });
  }

  /** Somebody is typing here: tell the others, no more often than needed. */
  typed(): void {
    const now = this.#env.now();
    if (now - this.#typedAt < TYPING_EVERY) return;
    this.#typedAt = now;
    this.#options.send({ type: "typing" });
  }

  /** Everything in the log is now in view; true if some of it was not before. */
  markShown(): boolean {
    const { log, shown } = this.state;
    const isNews = log.seq > shown && isComplete(this.state);
    if (isNews) this.#set({ shown: log.seq });
    return isNews;
  }

  /** Tell the other side how far this one has read. */
  tellRead(): void {
    this.#options.send({ type: "read", seq: this.state.shown });
  }

  #endsTyping(event: AnyEvent): boolean {
    const who = this.state.typist?.who;
    return speakerOf(event) === who || (who !== "customer" && CHANGES_HANDS.has(event.kind));
  }

  #set(change: Partial<Followed<E>>): void {
    this.state = { ...this.state, ...change };
    this.#options.onChange(this.state);
  }
}
