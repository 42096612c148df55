/** One visitor's conversation: keeps its state up to date and does what the visitor asks. No DOM. */
import {
  Conversation,
  FileLinks,
  FileTray,
  hasVisibleText,
  isSynced,
  Link,
  newClientId,
  Refusal,
  speakerOf,
  upload,
} from "@baton/client";
import type { LinkOptions, Phase, StorageArea, wire } from "@baton/client";
import type { BatonAttributes, BatonUser } from "./api";
import { isSessionChange, Sessions } from "./session";
import { isFromOthers, isPosting, nothingYet, type State } from "./state";
import type { Frame } from "./thread";
import { withAttributes } from "./user";

export interface ChatOptions {
  /** Origin of the service. */
  server: string;
  storage: StorageArea;
  locale: () => string;
  onChange: () => void;
  /** New messages from bot and agents; not those replayed at the start. */
  onMessage: (event: wire.CustomerEventFrame) => void;
  onError: (code: string, message: string) => void;
  environment?: LinkOptions<wire.ToCustomer, wire.CustomerFrame>["environment"];
}

const READ_KEY = "baton:read";
/** Milliseconds. */
const BOT_THINKS_AT_MOST = 15_000;
const BUSY_AT_MOST = 60_000;
/** Shorter interruptions are not worth mentioning. */
const OFFLINE_AFTER = 1_500;

/** The stored session is no longer known, or never was one. */
const STALE = new Set(["not_signed_in", "not_found", "invalid"]);

/** Refusals that only mean the conversation has moved on; the thread shows how. */
const LATE = new Set(["illegal_move", "stale_epoch", "conflict"]);

type Timer = ReturnType<typeof setTimeout>;

export class Chat {
  state: State;
  /** What is typed and not sent: it outlives the panel, which may be closed for a look at the page. */
  draft = "";
  /** What is to go with it. */
  readonly files: FileTray;
  readonly links: FileLinks;
  /** Files of messages that are on their way, by id: a frame only names them. */
  readonly sentFiles = new Map<string, wire.Attachment>();
  readonly #options: ChatOptions;
  readonly #sessions: Sessions;
  readonly #link: Link<wire.ToCustomer, wire.CustomerFrame>;
  readonly #conversation: Conversation<wire.CustomerEventFrame>;
  #offlineTimer: Timer | undefined;
  #user: BatonUser | null = null;
  #attributes: BatonAttributes = {};
  /** Other credentials have been tried since the last welcome: once more would not help. */
  #recovered = false;

  constructor(options: ChatOptions) {
    this.#options = options;
    this.#sessions = new Sessions(options.server, options.storage, (user, refusal) => {
      if (this.#user?.id === user.user_id) this.#user = null;
      options.onError(refusal.code, refusal.message);
    });
    this.#link = new Link<wire.ToCustomer, wire.CustomerFrame>({
      url: `${options.server}/ws/customer`,
      prepare: () => this.#prepare(),
      recover: (code) => this.#recover(code),
      hello: () => ({
        type: "hello",
        token: this.#sessions.mine?.token ?? "",
        since: this.state.log.seq,
      }),
      onFrame: (frame) => this.#take(frame),
      onPhase: (phase) => this.#phaseChanged(phase),
      onOutbox: (unsent) => this.#set({ unsent }),
      storage: options.storage,
      outboxKey: "baton:outbox:",
      environment: options.environment,
    });
    this.#conversation = new Conversation<wire.CustomerEventFrame>({
      side: "customer",
      shown: Number(options.storage.getItem(READ_KEY) ?? 0),
      resume: () => this.#link.reconnect(),
      send: (frame) => this.#link.send({ ...frame, conversation_id: this.#conversationId }),
      onChange: (followed) => this.#set(followed),
      environment: options.environment,
    });
    this.files = new FileTray(
      (file, onProgress, signal) =>
        this.#asVisitor((token) =>
          upload(`${options.server}/api/widget/attachments`, file, onProgress, signal, token),
        ),
      () => this.#set({}),
    );
    this.links = new FileLinks((ids) => this.#asVisitor(() => this.#sessions.fileLinks(ids)));
    this.state = { ...nothingYet, ...this.#conversation.state, unsent: this.#link.outbox };
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
    if (this.#sessions.mine) this.start();
  }

  /** Connect, with a new conversation if there is none yet; also to try again after a refusal. */
  start(): void {
    this.#link.start();
  }

  /**
   * Continue the conversation of a link in an e-mail. True if the link is dealt with: opened, or
   * refused for good; otherwise it is worth another try.
   */
  async openLink(link: string): Promise<boolean> {
    const before = this.#conversationId;
    try {
      await this.#sessions.openLink(link);
    } catch (error) {
      const isRefused = error instanceof Refusal;
      this.#options.onError("link", error instanceof Error ? error.message : String(error));
      this.#set(isRefused ? { linkRefused: true } : { problem: true });
      return isRefused;
    }
    if (this.#conversationId !== before) this.#stop();
    this.start();
    return true;
  }

  /**
   * The page says who the visitor is, or that they have signed out. The conversation goes on as
   * theirs; one of another user is forgotten.
   */
  setUser(user: BatonUser | null): void {
    const before = this.#sessions.current?.told?.user_id ?? this.#user?.id;
    if (before !== undefined && before !== user?.id) this.#forget();
    if (user === null || (this.#user && this.#user.id !== user.id)) this.#attributes = {};
    for (const name of Object.keys(user?.attributes ?? {})) delete this.#attributes[name];
    this.#user = user;
    this.#tellUser();
  }

  /** More about the user whom the page names, now or later. */
  setAttributes(attributes: BatonAttributes): void {
    this.#attributes = { ...this.#attributes, ...attributes };
    if (this.#user) this.#tellUser();
  }

  #tellUser(): void {
    this.#sessions.user = this.#user && withAttributes(this.#user, this.#attributes);
    if (this.#sessions.hasNews && this.#link.phase !== "closed") this.#link.reconnect();
  }

  /** Forget this visitor, whoever it was: the next start is a new conversation with nobody known. */
  reset(): void {
    this.#forget();
    this.#user = null;
    this.#attributes = {};
    this.#sessions.user = null;
  }

  #forget(): void {
    this.#sessions.forget();
    this.draft = "";
    this.files.clear();
    this.sentFiles.clear();
    for (const { frame } of this.#link.outbox) this.#link.discard(frame.client_id);
    this.#stop();
    this.#set({ visitor: this.state.visitor + 1 });
  }

  #stop(): void {
    this.#link.stop();
    this.#forgetThread();
  }

  #forgetThread(): void {
    this.#options.storage.removeItem(READ_KEY);
    this.#conversation.forget();
    this.#set({ conversation: null });
  }

  /** Get a session, if there is none that the service knows. */
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

  /** Calls the service with the visitor's token; once more with another if that is not known. */
  async #asVisitor<T>(call: (token: string) => Promise<T>): Promise<T> {
    this.start();
    await this.#prepare();
    const token = () => this.#sessions.mine?.token ?? "";
    try {
      return await call(token());
    } catch (error) {
      if (!(error instanceof Refusal) || error.code !== "not_signed_in") throw error;
      this.#sessions.doubt();
      await this.#prepare();
      return call(token());
    }
  }

  #recover(code: string): boolean {
    if (!STALE.has(code) || this.#recovered) return false;
    this.#recovered = true;
    this.#sessions.doubt();
    return true;
  }

  /**
   * What was written before there was a conversation, or to a lost one, goes to the current one. What
   * was written after it stays behind it.
   */
  #readdress(): void {
    const conversation_id = this.#conversationId;
    let isMoved = false;
    for (const { frame, state } of this.#link.outbox) {
      const isElsewhere = frame.conversation_id !== conversation_id;
      if (!isElsewhere && !(isMoved && state === "pending")) continue;
      this.#link.discard(frame.client_id);
      if (isElsewhere && !meansTheSameAnywhere(frame)) continue;
      this.#link.post({ ...frame, conversation_id });
      isMoved = true;
    }
  }

  #sessionChangedElsewhere(): void {
    const here = this.state.conversation?.id;
    if (this.#conversationId === here) return;
    if (here) this.#stop();
    this.resume();
  }

  get #conversationId(): string {
    return this.#sessions.mine?.conversation_id ?? "";
  }

  // ── what arrives ───────────────────────────────────────────────────────────────────────────

  /** A snapshot read before a change may arrive after it. */
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
        return this.#conversation.hearTyping(frame);
      case "busy":
        return this.#conversation.showTypist({ who: "bot", name: null, busy: true }, BUSY_AT_MOST);
      case "read":
        return this.#conversation.hearRead(frame);
      case "error":
        return this.#takeError(frame);
    }
  }

  #welcomed({ conversation, seq }: wire.CustomerWelcome): void {
    this.#recovered = false;
    const isSetBack = seq < this.state.log.seq;
    this.#set(isSetBack ? { conversation } : this.#newest(conversation));
    this.#conversation.begin(seq);
  }

  #takeEvent(event: wire.CustomerEventFrame): void {
    const isNews = isSynced(this.state);
    if (!this.#conversation.take(event) || !isNews) return;
    if (isFromOthers(event)) this.#options.onMessage(event);
    // Asked, the bot thinks; a person's client says when they write.
    if (speakerOf(event.data) === "customer" && this.state.conversation?.status === "bot") {
      this.#conversation.showTypist({ who: "bot", name: null }, BOT_THINKS_AT_MOST);
    }
  }

  #takeError({ code, message, client_id }: wire.Error): void {
    this.#options.onError(code, message);
    const refused = this.#link.outbox.find((entry) => entry.frame.client_id === client_id);
    // A failed message stays in the thread to be tried again; a button can be pressed again.
    if (!refused || refused.frame.type === "say") return;
    this.#link.discard(refused.frame.client_id);
    if (refused.frame.type === "leave_contact" && code === "invalid")
      return this.#set({ addressRefused: refused.frame.email });
    if (!LATE.has(code)) this.#set({ problem: true });
  }

  #phaseChanged(phase: Phase): void {
    const refused = phase === "refused";
    if (phase === "open") this.files.retry();
    if (refused || phase === "open" || phase === "closed") {
      clearTimeout(this.#offlineTimer);
      this.#offlineTimer = undefined;
      return this.#set({ offline: false, refused });
    }
    // One timer for the whole interruption, however many attempts it takes.
    this.#offlineTimer ??= setTimeout(() => this.#set({ offline: true }), OFFLINE_AFTER);
  }

  // ── what the visitor does ──────────────────────────────────────────────────────────────────

  say(text: string, files: readonly wire.Attachment[] = []): void {
    const trimmed = text.trim();
    const isVisible = hasVisibleText(trimmed);
    if (!isVisible && files.length === 0) return;
    for (const file of files) this.sentFiles.set(file.id, file);
    const attachments = files.map(({ id }) => id);
    const more = attachments.length > 0 ? { attachments } : {};
    this.#post({ type: "say", text: isVisible ? trimmed : "", ...more });
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

  leaveContact(email: string): void {
    this.#postOnce({ type: "leave_contact", email });
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

  /** The visitor is typing; agents see it. */
  typed(): void {
    if (this.state.conversation) this.#conversation.typed();
  }

  /** Everything in the thread is in the visitor's view. */
  shown(): void {
    if (!this.#conversation.markShown()) return;
    this.#options.storage.setItem(READ_KEY, String(this.state.shown));
    this.#conversation.tellRead();
  }

  /** A second press while the first is on its way changes nothing. */
  #postOnce(body: Body): void {
    if (!isPosting(this.state, body.type)) this.#post(body);
  }

  #post(body: Body): void {
    if (this.state.problem || this.state.linkRefused) {
      this.#set({ problem: false, linkRefused: false });
    }
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
