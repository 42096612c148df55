/**
 * One reconnecting socket: carries out what `connection.ts` decides and keeps the outbox.
 *
 * The link is open once the service has sent `welcome`; then everything unacknowledged is sent
 * again, in order, under the same client ids.
 */
import { closed, deadline, step, type Connection, type Input, type Phase } from "./connection";
import type { Ack, Error as ErrorFrame, Event } from "./generated/wire";
import * as outbox from "./outbox";
import type { Outbox, Posted, Shelf } from "./outbox";
import { memoryShelf } from "./shelf";

type Typed = { readonly type: string };
/** The frames of a union that are kept until acknowledged. */
export type PostedOf<F> = Extract<F, Posted>;

export interface LinkOptions<In extends Typed, Out extends Typed> {
  /** `ws:`, `wss:` or `http(s):` address; a path is taken relative to the page. */
  url: string | (() => string);
  /** The first frame of every socket; asked anew each time, so it can carry the newest `since`. */
  hello: () => Out;
  /** Every frame but `pong`; acknowledgements and errors have already reached the outbox. */
  onFrame: (frame: In) => void;
  /** `retryAt`: when the next attempt is due (milliseconds of the clock), while waiting. */
  onPhase?: (phase: Phase, retryAt: number | null) => void;
  onOutbox?: (entries: Outbox<PostedOf<Out>>) => void;
  /** Where unacknowledged frames survive a reload; without it they live in memory. */
  shelf?: Shelf;
  /** Prefix of the outbox's keys on the shelf. */
  outboxKey?: string;
  environment?: Partial<Environment>;
}

/** What the link touches of the outside; tests put their own. */
export interface Environment {
  WebSocket: new (url: string) => WebSocket;
  now: () => number;
  random: () => number;
  setTimeout: (callback: () => void, ms: number) => unknown;
  clearTimeout: (timer: unknown) => void;
  /** Calls back whenever the network, the page or the machine may have come back; returns the end of it. */
  onWake: (wake: () => void) => () => void;
}

export class Link<In extends Typed, Out extends Typed> {
  private readonly options: LinkOptions<In, Out>;
  private readonly env: Environment;
  private readonly shelf: Shelf;
  private readonly prefix: string;
  private state: Connection = closed;
  private socket: WebSocket | null = null;
  private timer: unknown = null;
  private box: Outbox<PostedOf<Out>>;
  /** Newest event seen, by conversation. */
  private readonly newest = new Map<string, number>();
  private stopWaking: (() => void) | null = null;

  constructor(options: LinkOptions<In, Out>) {
    this.options = options;
    this.env = { ...browserEnvironment(), ...options.environment };
    this.shelf = options.shelf ?? memoryShelf();
    this.prefix = options.outboxKey ?? "baton:outbox:";
    this.box = outbox.load(this.shelf, this.prefix);
  }

  get phase(): Phase {
    return this.state.phase;
  }

  get outbox(): Outbox<PostedOf<Out>> {
    return this.box;
  }

  start(): void {
    this.stopWaking ??= this.env.onWake(() => this.wake());
    this.feed("start");
  }

  stop(): void {
    this.stopWaking?.();
    this.stopWaking = null;
    this.feed("stop");
  }

  /** Connect at once if waiting; make sure of the connection if open. */
  wake(): void {
    this.feed("wake");
  }

  /** Drop the socket and come back with a new hello: something was missed or the token changed. */
  reconnect(): void {
    this.feed("reconnect");
  }

  /** Send a frame that nobody waits for (typing, read, watch); false when the link is not open. */
  signal(frame: Exclude<Out, Posted>): boolean {
    return this.send(frame);
  }

  /** Keep `frame` until the service has stored it; sent now if the link is open, else when it is. */
  post(frame: PostedOf<Out>): void {
    this.setBox(outbox.add(this.box, frame, this.env.now()));
    this.send(frame);
  }

  /** Try a failed frame again, under its own client id. */
  retry(clientId: string): void {
    this.setBox(outbox.retry(this.box, clientId));
    const entry = outbox.find(this.box, clientId);
    if (entry?.state === "pending") this.send(entry.frame);
  }

  discard(clientId: string): void {
    this.setBox(outbox.remove(this.box, clientId));
  }

  // ── carrying out ───────────────────────────────────────────────────────────────────────────

  private feed(input: Input): void {
    const before = this.state;
    const { state, effects } = step(before, input, this.env.now(), this.env.random());
    this.state = state;
    for (const effect of effects) {
      if (effect === "connect") this.connect();
      else if (effect === "drop") this.drop();
      else if (effect === "hello") this.write(this.options.hello());
      else this.write({ type: "ping" });
    }
    this.setTimer();
    if (before.phase !== state.phase) this.options.onPhase?.(state.phase, state.retryAt);
  }

  private setTimer(): void {
    this.env.clearTimeout(this.timer);
    const when = deadline(this.state);
    if (when === null) return;
    this.timer = this.env.setTimeout(() => this.feed("due"), Math.max(0, when - this.env.now()));
  }

  private connect(): void {
    const socket = this.newSocket();
    this.socket = socket;
    if (!socket) return void this.env.setTimeout(() => this.lost(), 0);
    const current = (act: () => void) => () => {
      if (this.socket === socket) act();
    };
    socket.addEventListener(
      "open",
      current(() => this.feed("opened")),
    );
    socket.addEventListener(
      "close",
      current(() => this.lost()),
    );
    socket.addEventListener("message", (message) => {
      if (this.socket === socket) this.take(String(message.data));
    });
  }

  /** null: the browser refuses (a content policy, a sandbox). */
  private newSocket(): WebSocket | null {
    const { url } = this.options;
    try {
      return new this.env.WebSocket(socketUrl(typeof url === "string" ? url : url()));
    } catch {
      return null;
    }
  }

  private drop(): void {
    const socket = this.socket;
    this.socket = null;
    socket?.close();
  }

  private lost(): void {
    this.socket = null;
    this.feed("lost");
  }

  private take(text: string): void {
    const frame = parse<In>(text);
    if (frame === null) return;
    this.feed("heard");
    if (frame.type === "pong") return;
    this.settle(frame);
    this.options.onFrame(frame);
    if (frame.type === "welcome") this.welcomed();
  }

  private welcomed(): void {
    this.feed("welcomed");
    for (const frame of outbox.pending(this.box)) this.send(frame);
  }

  private settle(frame: Typed): void {
    if (frame.type === "ack") this.acknowledged(frame as Ack);
    else if (frame.type === "error") this.setBox(outbox.fail(this.box, frame as ErrorFrame));
    else if (frame.type === "event") this.saw(frame as Event);
  }

  private acknowledged(ack: Ack): void {
    const shown = (this.newest.get(ack.conversation_id) ?? 0) >= ack.seq;
    this.setBox(
      shown
        ? outbox.remove(this.box, ack.client_id)
        : outbox.acknowledge(this.box, ack.client_id, ack.seq),
    );
  }

  private saw({ conversation_id, seq, data }: Event): void {
    this.newest.set(conversation_id, Math.max(seq, this.newest.get(conversation_id) ?? 0));
    const id = "client_id" in data ? data.client_id : undefined;
    this.setBox(outbox.seen(this.box, conversation_id, seq, id ?? undefined));
  }

  private send(frame: Typed): boolean {
    if (this.state.phase !== "open") return false;
    this.write(frame);
    return true;
  }

  private write(frame: Typed): void {
    // 1: OPEN. A closing socket swallows the frame; `lost` follows and the outbox resends.
    if (this.socket?.readyState === 1) this.socket.send(JSON.stringify(frame));
  }

  private setBox(after: Outbox<PostedOf<Out>>): void {
    const before = this.box;
    if (after.length === before.length && after.every((entry, i) => entry === before[i])) return;
    this.box = after;
    try {
      outbox.save(this.shelf, this.prefix, before, after);
    } catch {
      // The storage is full or was withdrawn: the frame still goes out from memory.
    }
    this.options.onOutbox?.(after);
  }
}

function parse<In>(text: string): In | null {
  try {
    return JSON.parse(text) as In;
  } catch {
    return null;
  }
}

function socketUrl(url: string): string {
  const absolute = new URL(url, globalThis.location?.href);
  absolute.protocol = absolute.protocol.replace(/^http/, "ws");
  return absolute.href;
}

function browserEnvironment(): Environment {
  return {
    WebSocket: globalThis.WebSocket,
    now: () => Date.now(),
    random: () => Math.random(),
    setTimeout: (callback, ms) => globalThis.setTimeout(callback, ms),
    clearTimeout: (timer) => globalThis.clearTimeout(timer as number),
    onWake: listenForWakeUp,
  };
}

function listenForWakeUp(wake: () => void): () => void {
  const whenVisible = () => {
    if (document.visibilityState === "visible") wake();
  };
  addEventListener("online", wake);
  addEventListener("focus", wake);
  document.addEventListener("visibilitychange", whenVisible);
  return () => {
    removeEventListener("online", wake);
    removeEventListener("focus", wake);
    document.removeEventListener("visibilitychange", whenVisible);
  };
}
