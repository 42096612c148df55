/**
 * A service with one conversation, the tabs of one browser that talk to it, and everything that can
 * go wrong between them. Time passes only when the test says so; each tab runs the real `Link`.
 */
import type { Environment } from "../src/environment";
import type { CustomerFrame, CustomerSay, CustomerEventFrame, ToCustomer } from "../src/wire";
import { Link } from "../src/link";
import { begin, emptyLog, receive, type Log } from "../src/log";
import { memoryStorage, type StorageArea } from "../src/storage";
import type { LifecycleHandlers } from "../src/page-lifecycle";
import { Clock, said, withBot } from "./fakes";

export const PREFIX = "box:";

/** What goes wrong: chances in percent. */
export interface Weather {
  /** A frame is lost with its connection, on its way there or back. */
  drop: number;
  /** The service answers that it has too much to do. */
  busy: number;
  /** A live event is not delivered to a listener: the next one shows the gap. */
  forget: number;
  /** An acknowledgement comes twice. */
  repeat: number;
  /** An acknowledgement comes after its event rather than before. */
  swap: number;
}

export const calm: Weather = { drop: 0, busy: 0, forget: 0, repeat: 0, swap: 0 };

type Draw = (bound: number) => number;

/** One socket, both ends; frames take some time and come in order. */
class Wire extends EventTarget {
  readyState = 0;
  greeted = false;
  constructor(
    readonly world: World,
    readonly tab: Tab,
  ) {
    super();
    world.wires.add(this);
    this.#after(() => {
      if (!world.up) return this.end(1006);
      this.readyState = 1;
      this.dispatchEvent(new Event("open"));
    });
  }
  send(text: string): void {
    if (this.world.chance(this.world.weather.drop)) return this.#after(() => this.end(1006));
    this.#after(() => this.world.take(this, JSON.parse(text) as CustomerFrame));
  }
  close(): void {
    this.readyState = 3;
    this.world.wires.delete(this);
  }
  give(frame: ToCustomer): void {
    if (this.world.chance(this.world.weather.drop)) return this.#after(() => this.end(1006));
    this.#after(() =>
      this.dispatchEvent(new MessageEvent("message", { data: JSON.stringify(frame) })),
    );
  }
  end(code: number): void {
    if (this.readyState === 3) return;
    this.close();
    this.tab.hears(() =>
      this.dispatchEvent(Object.assign(new Event("close"), { code, reason: "" })),
    );
  }
  #after(act: () => void): void {
    this.world.clock.setTimeout(() => this.readyState !== 3 && this.tab.hears(act), 5);
  }
}

/** A frozen tab hears nothing; what it would have heard waits for it, as do its timers. */
export class Tab {
  log: Log = emptyLog;
  link: Link<ToCustomer, CustomerFrame>;
  frozen = false;
  gone = false;
  handlers: LifecycleHandlers | null = null;
  #missed: (() => void)[] = [];

  constructor(readonly world: World) {
    this.link = new Link<ToCustomer, CustomerFrame>({
      url: "ws://shop.test/ws/customer",
      hello: () => ({ type: "hello", token: "t", since: this.log.seq }),
      onFrame: (frame) => this.#take(frame),
      storage: world.storageOf(this),
      outboxKey: PREFIX,
      environment: this.#environment(),
    });
    this.link.start();
  }

  hears(act: () => void): void {
    if (this.gone) return;
    if (this.frozen) this.#missed.push(act);
    else act();
  }

  thaw(): void {
    this.frozen = false;
    for (const act of this.#missed.splice(0)) act();
    this.handlers?.wake();
  }

  /** Reload or crash: nothing is said farewell to. */
  vanish(): void {
    this.gone = true;
    for (const wire of this.world.wires) if (wire.tab === this) wire.close();
    this.world.leave(this);
  }

  #take(frame: ToCustomer): void {
    if (frame.type === "welcome") {
      const { log, rewound } = begin(this.log, frame.seq);
      this.log = log;
      if (rewound) this.link.reconnect();
    }
    if (frame.type !== "event") return;
    const { log, outcome } = receive(this.log, frame);
    this.log = log;
    if (outcome === "gap") this.link.reconnect();
  }

  #environment(): Partial<Environment> {
    const { world } = this;
    return {
      webSocket: () => new Wire(world, this),
      now: () => world.clock.now,
      date: () => world.clock.now,
      random: () => world.draw(1000) / 1000,
      setTimeout: (act, ms) => world.clock.setTimeout(() => this.hears(act), ms),
      clearTimeout: world.clock.clearTimeout,
      onPageLifecycle: (handlers) => {
        this.handlers = handlers;
        return () => (this.handlers = null);
      },
      tabLock: () => (granted, taken) => world.inLine(this, granted, taken),
    };
  }
}

interface Place {
  tab: Tab;
  granted: () => void;
  taken: () => void;
}

export class World {
  readonly clock = new Clock();
  readonly tabs: Tab[] = [];
  readonly wires = new Set<Wire>();
  /** The service's log, and how often it got each message. */
  readonly log: CustomerEventFrame[] = [];
  readonly received = new Map<string, number>();
  up = true;
  weather: Weather = calm;
  readonly #storage: StorageArea = memoryStorage();
  #line: Place[] = [];

  /** `lock: false` is a mutant: every tab may always send. */
  constructor(
    readonly draw: Draw,
    readonly rules: { lock: boolean } = { lock: true },
  ) {}

  chance(percent: number): boolean {
    return this.draw(100) < percent;
  }

  open(): Tab {
    const tab = new Tab(this);
    this.tabs.push(tab);
    return tab;
  }

  reload(tab: Tab): Tab {
    tab.vanish();
    this.tabs.splice(this.tabs.indexOf(tab), 1);
    return this.open();
  }

  say(tab: Tab, id: string): void {
    this.clock.advance(1);
    const frame: CustomerSay = { type: "say", conversation_id: "c1", client_id: id, text: id };
    tab.link.post(frame);
  }

  get stored(): string[] {
    return this.log.flatMap(({ data }) =>
      data.kind === "customer_said" && !data.client_id.startsWith("other") ? [data.client_id] : [],
    );
  }

  get unsentStored(): number {
    return this.#storage.length;
  }

  // ── the service ────────────────────────────────────────────────────────────────────────────

  take(wire: Wire, frame: CustomerFrame): void {
    if (frame.type === "ping") return wire.give({ type: "pong" });
    if (frame.type === "hello") return this.#welcome(wire, frame.since ?? 0);
    if (frame.type !== "say") return;
    const id = frame.client_id;
    this.received.set(id, (this.received.get(id) ?? 0) + 1);
    if (this.chance(this.weather.busy)) return this.#refuse(wire, id);
    const known = this.log.find(({ data }) => "client_id" in data && data.client_id === id);
    const seq = known?.seq ?? this.log.length + 1;
    const ack = () => wire.give({ type: "ack", conversation_id: "c1", client_id: id, seq });
    const late = this.chance(this.weather.swap);
    if (!late) ack();
    if (!known) this.append(id);
    if (late || this.chance(this.weather.repeat)) ack();
  }

  /** Something is said and told to everyone who listens. */
  append(id: string): void {
    const event = said(this.log.length + 1, { client_id: id });
    this.log.push(event);
    for (const wire of this.wires) {
      if (wire.greeted && !this.chance(this.weather.forget)) wire.give(event);
    }
  }

  /** SIGKILL, a restart (1012), an overload (1013): every socket ends. */
  cut(code: number): void {
    for (const wire of [...this.wires]) wire.end(code);
  }

  #welcome(wire: Wire, since: number): void {
    wire.greeted = true;
    wire.give({ type: "welcome", conversation: withBot, seq: this.log.length });
    for (const event of this.log.slice(since)) wire.give(event);
  }

  #refuse(wire: Wire, client_id: string): void {
    const none = { conversation_id: null, seq: null, message: "" };
    wire.give({ type: "error", code: "too_many", client_id, ...none });
  }

  // ── the browser ────────────────────────────────────────────────────────────────────────────

  /** One storage for all tabs; the others hear what one of them wrote. */
  storageOf(tab: Tab): StorageArea {
    const tell = () => {
      for (const other of this.tabs) {
        if (other !== tab) other.hears(() => other.handlers?.stored());
      }
    };
    const storage = this.#storage;
    return {
      get length() {
        return storage.length;
      },
      key: (index) => storage.key(index),
      getItem: (key) => storage.getItem(key),
      setItem: (key, value) => (storage.setItem(key, value), tell()),
      removeItem: (key) => {
        const was = storage.getItem(key) !== null;
        storage.removeItem(key);
        if (was) tell();
      },
    };
  }

  /** The lock of the outbox: first come first served; who waits too long steals it. */
  inLine(tab: Tab, granted: () => void, taken: () => void): () => void {
    if (!this.rules.lock) {
      granted();
      return () => {};
    }
    const place: Place = { tab, granted, taken };
    this.#line.push(place);
    if (this.#line[0] === place) granted();
    else this.clock.setTimeout(() => tab.hears(() => this.#steal(place)), 12_000);
    return () => this.#step(place);
  }

  leave(tab: Tab): void {
    for (const place of this.#line.filter((one) => one.tab === tab)) this.#step(place);
  }

  #steal(place: Place): void {
    if (!this.#line.includes(place) || this.#line[0] === place) return;
    const holder = this.#line[0]!;
    this.#line = [place, ...this.#line.filter((one) => one !== place && one !== holder)];
    holder.tab.hears(holder.taken);
    place.granted();
  }

  #step(place: Place): void {
    const held = this.#line[0] === place;
    this.#line = this.#line.filter((one) => one !== place);
    const next = this.#line[0];
    if (held && next) next.tab.hears(next.granted);
  }
}
