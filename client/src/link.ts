/**
 * One reconnecting socket: carries out what `connection.ts` and `delivery.ts` decide.
 *
 * The link is open once the service has sent `welcome`; then everything unacknowledged in the outbox
 * goes out, in order, under the same client ids.
 */
import {
  closed,
  deadline,
  ending,
  step,
  type Connection,
  type Input,
  type Phase,
} from "./connection";
import * as delivery from "./delivery";
import { browserEnvironment, type Environment } from "./environment";
import type { Ack, ErrorFrame, EventFrame } from "./wire";
import { OutboxStore } from "./outbox-store";
import * as outbox from "./outbox";
import type { Outbox, Posted } from "./outbox";
import { Refusal, type LinkOptions, type PostedOf, type Typed } from "./options";
import { openSocket, type Socket } from "./socket";

/** Error codes that refuse a hello for good; others pass. */
const FOR_GOOD = new Set(["not_signed_in", "not_allowed", "not_found", "invalid"]);

export class Link<In extends Typed, Out extends Typed> {
  /** Why the link is `refused`. */
  refusal: Refusal | null = null;
  readonly #options: LinkOptions<In, Out>;
  readonly #env: Environment;
  readonly #store: OutboxStore<PostedOf<Out>>;
  #state: Connection = closed;
  #sending = delivery.idle;
  #releaseLock = () => {};
  #socket: Socket | null = null;
  /** The preparation under way; an earlier one no longer counts. */
  #preparing: object | null = null;
  #timer: unknown = null;
  /** Newest event seen, by conversation. */
  readonly #newest = new Map<string, number>();
  #stopWatchingPage: (() => void) | null = null;

  constructor(options: LinkOptions<In, Out>) {
    this.#options = options;
    this.#env = { ...browserEnvironment(), ...options.environment };
    this.#store = new OutboxStore(options.storage, options.outboxKey, (entries) =>
      options.onOutbox?.(entries),
    );
  }

  get phase(): Phase {
    return this.#state.phase;
  }

  get outbox(): Outbox<PostedOf<Out>> {
    return this.#store.entries;
  }

  /** Connect; also after a refusal, once there is hope of a different answer. */
  start(): void {
    this.#stopWatchingPage ??= this.#env.onPageLifecycle({
      wake: () => this.wake(),
      sleep: () => this.#feed("sleep"),
      stored: () => this.#readStore(),
    });
    this.#store.refresh();
    this.#feed("start");
  }

  stop(): void {
    this.#stopWatchingPage?.();
    this.#stopWatchingPage = null;
    this.#feed("stop");
  }

  /** Connect at once if waiting; check the connection if open. */
  wake(): void {
    this.#store.refresh();
    this.#feed("wake");
  }

  /** Drop the socket and come back with a new hello: something was missed. */
  reconnect(): void {
    this.#feed("reconnect");
  }

  /** Send a frame that nobody waits for (typing, read, watch); false when the link is not open. */
  send(frame: Exclude<Out, Posted>): boolean {
    if (this.phase !== "open") return false;
    this.#write(frame);
    return true;
  }

  /** Keep `frame` until the service has stored it; frames are sent in the order of posting. */
  post(frame: PostedOf<Out>): void {
    this.#setBox(outbox.add(this.outbox, frame, this.#env.date()));
  }

  /** Try a failed frame again, under its own client id. */
  retry(clientId: string): void {
    this.#setBox(outbox.retry(this.outbox, clientId));
  }

  discard(clientId: string): void {
    this.#setBox(outbox.remove(this.outbox, clientId));
  }

  // ── the connection ─────────────────────────────────────────────────────────────────────────

  #feed(input: Input): void {
    const before = this.#state;
    const { state, effects } = step(before, input, this.#env.now(), this.#env.random());
    this.#state = state;
    for (const effect of effects) {
      if (effect === "connect") this.#connect();
      else if (effect === "drop") this.#drop();
      else if (effect === "hello") this.#write(this.#options.hello());
      else this.#write({ type: "ping" });
    }
    this.#deliver();
    const isNews = before.phase !== state.phase || before.retryAt !== state.retryAt;
    if (isNews) this.#options.onPhase?.(state.phase, state.retryAt - this.#env.now());
  }

  #setTimer(): void {
    this.#env.clearTimeout(this.#timer);
    const when = Math.min(deadline(this.#state), delivery.resumesAt(this.#sending, this.#facts()));
    if (when === Infinity) return;
    this.#timer = this.#env.setTimeout(
      () => this.#feed("due"),
      Math.max(0, when - this.#env.now()),
    );
  }

  #connect(): void {
    const preparing = (this.#preparing = {});
    const ready = this.#options.prepare?.();
    if (!ready) return this.#open();
    const unlessDropped = <T>(act: (value: T) => void) => {
      return (value: T) => void (this.#preparing === preparing && act(value));
    };
    ready.then(
      unlessDropped(() => this.#open()),
      unlessDropped((error) => this.#ended(error instanceof Refusal ? error : null, "lost")),
    );
  }

  #open(): void {
    this.#socket = openSocket(this.#env, this.#options.url, {
      opened: () => this.#feed("opened"),
      got: (text) => this.#take(text),
      closed: (code, reason) => {
        const how = ending(code);
        if (how === "refused") this.#ended(new Refusal("policy", reason), "lost");
        else this.#feed(how);
      },
    });
  }

  #drop(): void {
    const socket = this.#socket;
    this.#socket = this.#preparing = null;
    socket?.close();
  }

  #ended(refusal: Refusal | null, otherwise: Input): void {
    this.refusal = refusal;
    this.#feed(refusal ? "refused" : otherwise);
  }

  // ── what arrives ───────────────────────────────────────────────────────────────────────────

  #take(text: string): void {
    const frame = JSON.parse(text) as In;
    this.#feed("heard");
    if (frame.type === "pong") return;
    if (this.phase === "connecting" && isError(frame)) return this.#helloRefused(frame);
    for (const one of "events" in frame ? (frame.events as In[]) : [frame]) {
      this.#settle(one);
      this.#options.onFrame(one);
    }
    if (frame.type === "welcome") this.#feed("welcomed");
  }

  /** The service did not accept the hello. */
  #helloRefused({ code, message }: ErrorFrame): void {
    const isFinal = FOR_GOOD.has(code) && !this.#options.recover?.(code);
    this.#ended(isFinal ? new Refusal(code, message) : null, "reconnect");
  }

  #settle(frame: Typed): void {
    if (isError(frame)) this.#failed(frame);
    else if (frame.type === "ack") this.#acknowledged(frame as Ack);
    else if (frame.type === "event") this.#saw(frame as EventFrame);
  }

  #acknowledged({ client_id, conversation_id, seq }: Ack): void {
    this.#sending = delivery.acknowledged(this.#sending);
    const isShown = (this.#newest.get(conversation_id) ?? 0) >= seq;
    this.#setBox(
      isShown
        ? outbox.remove(this.outbox, client_id)
        : outbox.acknowledge(this.outbox, client_id, seq),
    );
  }

  #failed(error: ErrorFrame): void {
    const { client_id, code } = error;
    if (client_id === null) return;
    const later = delivery.refused(this.#sending, client_id, code, this.#env.now());
    this.#sending = later ?? delivery.acknowledged(this.#sending);
    this.#setBox(later ? this.outbox : outbox.fail(this.outbox, error));
  }

  #saw({ conversation_id, seq, data }: EventFrame): void {
    this.#newest.set(conversation_id, Math.max(seq, this.#newest.get(conversation_id) ?? 0));
    const id = "client_id" in data ? (data.client_id ?? undefined) : undefined;
    this.#setBox(outbox.seen(this.outbox, conversation_id, seq, id));
  }

  // ── the outbox ─────────────────────────────────────────────────────────────────────────────

  #setBox(after: Outbox<PostedOf<Out>>): void {
    this.#store.set(after);
    this.#deliver();
  }

  #readStore(): void {
    this.#store.refresh();
    this.#deliver();
  }

  #facts(): delivery.Facts {
    return {
      open: this.phase === "open",
      pending: outbox.pending(this.outbox).map((frame) => frame.client_id),
      now: this.#env.now(),
    };
  }

  #deliver(): void {
    for (;;) {
      const { state, act } = delivery.next(this.#sending, this.#facts());
      this.#sending = state;
      if (act === "lock") this.#requestLock();
      else if (act === "unlock") this.#releaseLock();
      else if (act === "send") this.#sendInFlight();
      else break;
    }
    this.#setTimer();
  }

  #requestLock(): void {
    this.#releaseLock = this.#env.tabLock(this.#options.outboxKey)(
      () => {
        this.#sending = delivery.granted(this.#sending);
        // Another tab may have sent what this one holds in the meantime.
        this.#readStore();
      },
      () => {
        this.#sending = delivery.lostLock(this.#sending);
        this.#deliver();
      },
    );
  }

  #sendInFlight(): void {
    const entry = outbox.find(this.outbox, this.#sending.inFlight);
    if (!entry) return;
    this.#write(entry.frame);
    this.#state = step(this.#state, "asked", this.#env.now(), 0).state;
  }

  #write(frame: Typed): void {
    this.#socket?.send(JSON.stringify(frame));
  }
}

function isError(frame: Typed): frame is ErrorFrame {
  return frame.type === "error";
}
