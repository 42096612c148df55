/** One visitor's conversation: keeps the state up to date and does what the visitor asks. No DOM. */
import { Link, delay, emptyLog, newClientId, receive } from "@baton/client";
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
  onMessage: (event: wire.Event) => void;
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
  private readonly sessions: Sessions;
  private readonly link: Link<wire.ToCustomer, wire.CustomerFrame>;
  private started = false;
  private beginTimer: Timer | undefined;
  private typistTimer: Timer | undefined;
  private offlineTimer: Timer | undefined;
  private typedAt = 0;

  constructor(private readonly options: ChatOptions) {
    this.sessions = new Sessions(options.server, options.shelf);
    this.link = new Link<wire.ToCustomer, wire.CustomerFrame>({
      url: `${options.server}/ws/customer`,
      hello: () => ({
        type: "hello",
        token: this.sessions.current?.token ?? "",
        since: this.state.log.seq,
      }),
      onFrame: (frame) => this.take(frame),
      onPhase: (phase) => this.phaseChanged(phase),
      onOutbox: (unsent) => this.set({ unsent }),
      shelf: options.shelf,
      outboxKey: "baton:outbox:",
      environment: options.environment,
    });
    const readUpTo = Number(options.shelf.getItem(READ_KEY) ?? 0);
    this.state = { ...nothingYet, readUpTo, unsent: this.link.outbox };
    globalThis.addEventListener?.("storage", (event) => {
      if (isSessionChange(event)) this.sessionChangedElsewhere();
    });
  }

  private set(change: Partial<State>): void {
    this.state = { ...this.state, ...change };
    this.options.onChange();
  }

  // ── session ────────────────────────────────────────────────────────────────────────────────

  /** Take up the conversation of an earlier visit, if there was one. */
  resume(): void {
    if (this.sessions.current) this.start();
  }

  /** Connect, with a new conversation if there is none yet. */
  start(): void {
    if (this.started) return;
    this.started = true;
    if (this.sessions.current) this.link.start();
    else void this.begin(0);
  }

  /** Forget this visitor: the next start is a new conversation. */
  reset(): void {
    this.sessions.forget();
    for (const { frame } of this.link.outbox) this.link.discard(frame.client_id);
    this.stop();
  }

  private stop(): void {
    this.link.stop();
    clearTimeout(this.beginTimer);
    this.started = false;
    this.forgetThread();
  }

  private forgetThread(): void {
    this.options.shelf.removeItem(READ_KEY);
    this.setTypist(null, 0);
    this.set({ log: emptyLog, conversation: null, seenByAgent: 0, readUpTo: 0, newsAfter: null });
  }

  private async begin(attempt: number): Promise<void> {
    try {
      await this.sessions.create(this.options.locale());
      this.readdress();
      this.link.start();
    } catch (error) {
      this.report("no_session", error);
      this.set({ offline: true });
      const wait = 500 + delay(attempt, Math.random());
      this.beginTimer = setTimeout(() => void this.begin(attempt + 1), wait);
    }
  }

  private async renew(): Promise<void> {
    const before = this.conversationId;
    try {
      await this.sessions.renew(this.options.locale());
      if (this.conversationId !== before) this.forgetThread();
      this.readdress();
      this.link.reconnect();
    } catch (error) {
      // The link comes back by itself, is refused again, and so renews again.
      this.report("not_renewed", error);
    }
  }

  /** What was written before there was a conversation, or to a lost one, goes to the present one. */
  private readdress(): void {
    const conversation_id = this.conversationId;
    for (const { frame } of this.link.outbox) {
      if (frame.conversation_id === conversation_id) continue;
      this.link.discard(frame.client_id);
      if (meansTheSameAnywhere(frame)) this.link.post({ ...frame, conversation_id });
    }
  }

  private sessionChangedElsewhere(): void {
    const here = this.state.conversation?.id;
    if (this.conversationId === here) return;
    if (here) this.stop();
    this.resume();
  }

  private get conversationId(): string {
    return this.sessions.current?.conversation_id ?? "";
  }

  // ── what arrives ───────────────────────────────────────────────────────────────────────────

  /** A snapshot that was read before a change may arrive after it. */
  private newest(conversation: wire.CustomerConversation): Partial<State> {
    const held = this.state.conversation;
    const isOld = held?.id === conversation.id && conversation.version < held.version;
    return isOld ? {} : { conversation };
  }

  private take(frame: wire.ToCustomer): void {
    switch (frame.type) {
      case "welcome":
        return this.set({
          ...this.newest(frame.conversation),
          newsAfter: this.state.newsAfter ?? frame.seq,
        });
      case "state":
        return this.set(this.newest(frame.conversation));
      case "event":
        return this.takeEvent(frame);
      case "typing":
        if (frame.who !== "customer")
          this.setTypist({ who: frame.who, name: frame.name }, TYPING_SHOWN);
        return;
      case "busy":
        return this.setTypist({ who: "bot", name: null, busy: true }, BUSY_AT_MOST);
      case "read":
        if (frame.who === "agent")
          this.set({ seenByAgent: Math.max(this.state.seenByAgent, frame.seq) });
        return;
      case "error":
        return this.takeError(frame);
    }
  }

  private takeEvent(event: wire.Event): void {
    const { log, outcome } = receive(this.state.log, event);
    if (outcome === "gap") return this.link.reconnect();
    if (outcome === "duplicate") return;
    const isNews = isSynced(this.state);
    this.set({ log });
    this.showWhoTypes(event, isNews);
    if (isNews && isFromOthers(event)) this.options.onMessage(event);
  }

  private takeError({ code, message, client_id }: wire.Error): void {
    if (code === "not_signed_in") return void this.renew();
    this.options.onError(code, message);
    const refused = this.link.outbox.find((entry) => entry.frame.client_id === client_id);
    // A failed message stays in the thread to be tried again; a button is pressed anew.
    if (!refused || refused.frame.type === "say") return;
    this.link.discard(refused.frame.client_id);
    if (!LATE.has(code)) this.set({ problem: true });
  }

  private showWhoTypes({ data: { kind } }: wire.Event, isNews: boolean): void {
    const isAsked = kind === "customer_said" || kind === "chosen";
    if (!isAsked) this.setTypist(null, 0);
    else if (isNews && this.state.conversation?.status === "bot") {
      this.setTypist({ who: "bot", name: null }, BOT_THINKS_AT_MOST);
    }
  }

  private setTypist(typist: Typist | null, ms: number): void {
    clearTimeout(this.typistTimer);
    this.set({ typist });
    if (typist) this.typistTimer = setTimeout(() => this.set({ typist: null }), ms);
  }

  private phaseChanged(phase: Phase): void {
    if (phase === "open" || phase === "closed") {
      clearTimeout(this.offlineTimer);
      this.offlineTimer = undefined;
      return this.set({ offline: false });
    }
    // One clock for the whole interruption, however many attempts it takes.
    this.offlineTimer ??= setTimeout(() => this.set({ offline: true }), OFFLINE_AFTER);
  }

  private report(code: string, error: unknown): void {
    this.options.onError(code, error instanceof Error ? error.message : String(error));
  }

  // ── what the visitor does ──────────────────────────────────────────────────────────────────

  say(text: string): void {
    const trimmed = text.trim();
    if (trimmed) this.post({ type: "say", text: trimmed });
  }

  choose(clarifySeq: number, option: number | null): void {
    this.postOnce({ type: "choose", clarify_seq: clarifySeq, option });
  }

  requestHuman(aboutSeq: number | null = null): void {
    this.postOnce({ type: "request_human", about_seq: aboutSeq });
  }

  leaveQueue(): void {
    this.postOnce({ type: "leave_queue" });
  }

  leaveContact(email: string, text: string): void {
    this.postOnce({ type: "leave_contact", email });
    this.say(text);
  }

  rate(score: number): void {
    this.postOnce({ type: "rate", score });
  }

  retry(clientId: string): void {
    this.link.retry(clientId);
  }

  remove(clientId: string): void {
    this.link.discard(clientId);
  }

  /** The visitor is writing; agents see it. */
  typed(): void {
    const now = Date.now();
    if (now - this.typedAt < TYPING_SENT_EVERY || !this.state.conversation) return;
    this.typedAt = now;
    this.link.signal({ type: "typing", conversation_id: this.conversationId });
  }

  /** Everything in the thread is before the visitor's eyes. */
  shown(): void {
    const { log, readUpTo } = this.state;
    if (log.seq <= readUpTo || !isSynced(this.state)) return;
    this.options.shelf.setItem(READ_KEY, String(log.seq));
    this.set({ readUpTo: log.seq });
    this.link.signal({ type: "read", conversation_id: this.conversationId, seq: log.seq });
  }

  /** A second press while the first is on its way changes nothing. */
  private postOnce(body: Body): void {
    if (!isPosting(this.state, body.type)) this.post(body);
  }

  private post(body: Body): void {
    if (this.state.problem) this.set({ problem: false });
    const address = { conversation_id: this.conversationId, client_id: newClientId() };
    this.link.post({ ...body, ...address } as Frame);
    this.start();
  }
}

type Without<F> = F extends unknown ? Omit<F, "conversation_id" | "client_id"> : never;
/** A frame before it has an address. */
type Body = Without<Frame>;

function meansTheSameAnywhere(frame: Frame): boolean {
  return frame.type === "say" || (frame.type === "request_human" && frame.about_seq === null);
}
