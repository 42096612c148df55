/** One visitor's conversation: keeps the state up to date and does what the visitor asks. No DOM. */
import { begin, emptyLog, Link, newClientId, receive } from "@baton/client";
import type { LinkOptions, Phase, Shelf, wire } from "@baton/client";
import { isSessionChange, Sessions } from "./session";
import { isFromOthers, isPosting, isSynced, nothingYet, type State, type Typist } from "./state";
import type { Frame } from "./thread";

export interface ChatOptions {
  /** Origin of the service. */
  server: string;
  shelf: Shelf;
  locale: () => string;
  onChange: () => void;
  /** New lines of bot and agents; not those replayed at the start. */
  onMessage: (event: wire.CustomerEventFrame) => void;
  onError: (code: string, message: string) => void;
  environment?: LinkOptions<wire.ToCustomer, wire.CustomerFrame>["environment"];
}

const READ_KEY = "baton:read";
/** Milliseconds. */
const TYPING_SHOWN = 6_000;
const BOT_THINKS_AT_MOST = 15_000;
const BUSY_AT_MOST = 60_000;
const TYPING_SENT_EVERY = 3_000;
/** Shorter interruptions are not worth a notice. */
const OFFLINE_AFTER = 1_500;

/** Refusals that only say that the conversation has moved on; the thread shows how. */
const LATE = new Set(["illegal_move", "stale_epoch", "conflict"]);

type Timer = ReturnType<typeof setTimeout>;

export class Chat {
  state: State;
  readonly #options: ChatOptions;
  readonly #sessions: Sessions;
  readonly #link: Link<wire.ToCustomer, wire.CustomerFrame>;
  #typistTimer: Timer | undefined;
  #offlineTimer: Timer | undefined;
  #typedAt = 0;
  /** Other credentials were brought since the last welcome: once more would not help. */
  #recovered = false;

  constructor(options: ChatOptions) {
    this.#options = options;
    this.#sessions = new Sessions(options.server, options.shelf);
    this.#link = new Link<wire.ToCustomer, wire.CustomerFrame>({
      url: `${options.server}/ws/customer`,
      prepare: () => this.#prepare(),
      recover: (code) => this.#recover(code),
      hello: () => ({
        type: "hello",
        token: this.#sessions.current?.token ?? "",
        since: this.state.log.seq,
      }),
      onFrame: (frame) => this.#take(frame),
      onPhase: (phase) => this.#phaseChanged(phase),
      onOutbox: (unsent) => this.#set({ unsent }),
      shelf: options.shelf,
      outboxKey: "baton:outbox:",
      environment: options.environment,
    });
    const readUpTo = Number(options.shelf.getItem(READ_KEY) ?? 0);
    this.state = { ...nothingYet, readUpTo, unsent: this.#link.outbox };
    globalThis.addEventListener?.("storage", (event) => {
      if (isSessionChange(event)) this.#sessionChangedElsewhere();
    });
  }

  #set(change: Partial<State>): void {
    this.state = { ...this.state, ...change };
    this.#options.onChange();
  }

  // ── session ────────────────────────────────────────────────────────────────────────────────

  /** Take up the conversation of an earlier visit, if there was one. */
  resume(): void {
    if (this.#sessions.current) this.start();
  }

  /** Connect, with a new conversation if there is none yet; also once more after a refusal. */
  start(): void {
    this.#link.start();
  }

  /** Forget this visitor: the next start is a new conversation. */
  reset(): void {
    this.#sessions.forget();
    for (const { frame } of this.#link.outbox) this.#link.discard(frame.client_id);
    this.#stop();
  }

  #stop(): void {
    this.#link.stop();
    this.#forgetThread();
  }

  #forgetThread(): void {
    this.#options.shelf.removeItem(READ_KEY);
    this.#setTypist(null, 0);
    this.#set({ log: emptyLog, conversation: null, seenByAgent: 0, readUpTo: 0, newsAfter: null });
  }

  /** A session, if there is none that the service knows. */
  #prepare(): Promise<void> | undefined {
    return this.#sessions.ensure(this.#options.locale())?.then(
      () => {
        const shown = this.state.conversation?.id;
        if (shown && shown !== this.#conversationId) this.#forgetThread();
        this.#readdress();
      },
      (error: unknown) => {
        this.#options.onError("no_session", error instanceof Error ? error.message : String(error));
        throw error;
      },
    );
  }

  #recover(code: string): boolean {
    const isKnown = code === "not_signed_in" || code === "not_found";
    if (!isKnown || this.#recovered) return false;
    this.#recovered = true;
    this.#sessions.doubt();
    return true;
  }

  /** What was written before there was a conversation, or to a lost one, goes to the present one. */
  #readdress(): void {
    const conversation_id = this.#conversationId;
    for (const { frame } of this.#link.outbox) {
      if (frame.conversation_id === conversation_id) continue;
      this.#link.discard(frame.client_id);
      if (meansTheSameAnywhere(frame)) this.#link.post({ ...frame, conversation_id });
    }
  }

  #sessionChangedElsewhere(): void {
    const here = this.state.conversation?.id;
    if (this.#conversationId === here) return;
    if (here) this.#stop();
    this.resume();
  }

  get #conversationId(): string {
    return this.#sessions.current?.conversation_id ?? "";
  }

  // ── what arrives ───────────────────────────────────────────────────────────────────────────

  /** A snapshot that was read before a change may arrive after it. */
  #newest(conversation: wire.CustomerConversation): Partial<State> {
    const held = this.state.conversation;
    const isOld = held?.id === conversation.id && conversation.version < held.version;
    return isOld ? {} : { conversation };
  }

  #take(frame: wire.ToCustomer): void {
    switch (frame.type) {
      case "welcome":
        return this.#welcomed(frame);
      case "state":
        return this.#set(this.#newest(frame.conversation));
      case "event":
        return this.#takeEvent(frame);
      case "typing":
        if (frame.who !== "customer")
          this.#setTypist({ who: frame.who, name: frame.name }, TYPING_SHOWN);
        return;
      case "busy":
        return this.#setTypist({ who: "bot", name: null, busy: true }, BUSY_AT_MOST);
      case "read":
        if (frame.who === "agent")
          this.#set({ seenByAgent: Math.max(this.state.seenByAgent, frame.seq) });
        return;
      case "error":
        return this.#takeError(frame);
    }
  }

  #welcomed({ conversation, seq }: wire.CustomerWelcome): void {
    const { log, rewound } = begin(this.state.log, seq);
    this.#recovered = false;
    if (rewound) {
      this.#set({ log, conversation, newsAfter: null });
      return this.#link.reconnect();
    }
    this.#set({ ...this.#newest(conversation), log, newsAfter: this.state.newsAfter ?? seq });
  }

  #takeEvent(event: wire.CustomerEventFrame): void {
    const before = this.state;
    const { log, outcome } = receive(before.log, event);
    if (outcome === "gap" || outcome === "new") this.#set({ log });
    if (outcome === "gap") this.#link.reconnect();
    if (outcome !== "new") return;
    const isNews = isSynced(before);
    this.#showWhoTypes(event, isNews);
    if (isNews && isFromOthers(event)) this.#options.onMessage(event);
  }

  #takeError({ code, message, client_id }: wire.Error): void {
    this.#options.onError(code, message);
    const refused = this.#link.outbox.find((entry) => entry.frame.client_id === client_id);
    // A failed message stays in the thread to be tried again; a button is pressed anew.
    if (!refused || refused.frame.type === "say") return;
    this.#link.discard(refused.frame.client_id);
    if (!LATE.has(code)) this.#set({ problem: true });
  }

  #showWhoTypes({ data: { kind } }: wire.CustomerEventFrame, isNews: boolean): void {
    const isAsked = kind === "customer_said" || kind === "chosen";
    if (!isAsked) this.#setTypist(null, 0);
    else if (isNews && this.state.conversation?.status === "bot") {
      this.#setTypist({ who: "bot", name: null }, BOT_THINKS_AT_MOST);
    }
  }

  #setTypist(typist: Typist | null, ms: number): void {
    clearTimeout(this.#typistTimer);
    this.#set({ typist });
    if (typist) this.#typistTimer = setTimeout(() => this.#set({ typist: null }), ms);
  }

  #phaseChanged(phase: Phase): void {
    const refused = phase === "refused";
    if (refused || phase === "open" || phase === "closed") {
      clearTimeout(this.#offlineTimer);
      this.#offlineTimer = undefined;
      return this.#set({ offline: false, refused });
    }
    // One clock for the whole interruption, however many attempts it takes.
    this.#offlineTimer ??= setTimeout(() => this.#set({ offline: true }), OFFLINE_AFTER);
  }

  // ── what the visitor does ──────────────────────────────────────────────────────────────────

  say(text: string): void {
    const trimmed = text.trim();
    if (trimmed) this.#post({ type: "say", text: trimmed });
  }

  choose(clarifySeq: number, option: number | null): void {
    this.#postOnce({ type: "choose", clarify_seq: clarifySeq, option });
  }

  requestHuman(aboutSeq: number | null = null): void {
    this.#postOnce({ type: "request_human", about_seq: aboutSeq });
  }

  leaveQueue(): void {
    const version = this.state.conversation?.version ?? null;
    this.#postOnce({ type: "leave_queue", version });
  }

  leaveContact(email: string, text: string): void {
    this.#postOnce({ type: "leave_contact", email });
    this.say(text);
  }

  rate(score: number): void {
    this.#postOnce({ type: "rate", score });
  }

  retry(clientId: string): void {
    this.#link.retry(clientId);
  }

  remove(clientId: string): void {
    this.#link.discard(clientId);
  }

  /** The visitor is writing; agents see it. */
  typed(): void {
    const now = Date.now();
    if (now - this.#typedAt < TYPING_SENT_EVERY || !this.state.conversation) return;
    this.#typedAt = now;
    this.#link.signal({ type: "typing", conversation_id: this.#conversationId });
  }

  /** Everything in the thread is before the visitor's eyes. */
  shown(): void {
    const { log, readUpTo } = this.state;
    if (log.seq <= readUpTo || !isSynced(this.state)) return;
    this.#options.shelf.setItem(READ_KEY, String(log.seq));
    this.#set({ readUpTo: log.seq });
    this.#link.signal({ type: "read", conversation_id: this.#conversationId, seq: log.seq });
  }

  /** A second press while the first is on its way changes nothing. */
  #postOnce(body: Body): void {
    if (!isPosting(this.state, body.type)) this.#post(body);
  }

  #post(body: Body): void {
    if (this.state.problem) this.#set({ problem: false });
    const address = { conversation_id: this.#conversationId, client_id: newClientId() };
    this.#link.post({ ...body, ...address } as Frame);
    this.start();
  }
}

type Without<F> = F extends unknown ? Omit<F, "conversation_id" | "client_id"> : never;
/** A frame before it has an address. */
type Body = Without<Frame>;

function meansTheSameAnywhere(frame: Frame): boolean {
  return frame.type === "say" || (frame.type === "request_human" && frame.about_seq === null);
}
