/** Stand-ins for the other end of a socket and for time; also used by the widget's tests. */
import type { Environment } from "../src/environment";
import type {
  CustomerConversation,
  CustomerFrame,
  CustomerEventFrame,
  ToCustomer,
} from "../src/wire";

/** A socket whose other end is the test. */
export class FakeSocket extends EventTarget {
  static all: FakeSocket[] = [];
  static get last(): FakeSocket {
    return FakeSocket.all.at(-1)!;
  }
  readyState = 0;
  sent: CustomerFrame[] = [];

  constructor(readonly url: string) {
    super();
    FakeSocket.all.push(this);
  }
  send(text: string): void {
    this.sent.push(JSON.parse(text) as CustomerFrame);
  }
  close(code?: number, reason = ""): void {
    this.readyState = 3;
    this.dispatchEvent(Object.assign(new Event("close"), { code, reason }));
  }
  open(): void {
    this.readyState = 1;
    this.dispatchEvent(new Event("open"));
  }
  give(frame: ToCustomer): void {
    this.dispatchEvent(new MessageEvent("message", { data: JSON.stringify(frame) }));
  }
  welcome(seq = 0): void {
    this.open();
    this.give({ type: "welcome", conversation: withBot, seq });
  }
}

/** A clock that the test moves. */
export class Clock {
  now = 0;
  private timers = new Map<number, { at: number; callback: () => void }>();
  private next = 1;

  setTimeout = (callback: () => void, ms: number) => {
    this.timers.set(this.next, { at: this.now + ms, callback });
    return this.next++;
  };
  clearTimeout = (timer: unknown) => void this.timers.delete(timer as number);
  advance(ms: number): void {
    const until = this.now + ms;
    for (;;) {
      const due = [...this.timers]
        .filter(([, t]) => t.at <= until)
        .sort((a, b) => a[1].at - b[1].at)[0];
      if (!due) break;
      this.timers.delete(due[0]);
      this.now = due[1].at;
      due[1].callback();
    }
    this.now = until;
  }
}

/** An environment whose sockets and clock the test drives; it never wakes, and has one tab. */
export function fakeEnvironment(clock: Clock): Environment {
  return {
    webSocket: (url) => new FakeSocket(url),
    now: () => clock.now,
    date: () => clock.now,
    random: () => 1,
    setTimeout: clock.setTimeout,
    clearTimeout: clock.clearTimeout,
    onPageLifecycle: () => () => {},
    tabLock: () => (granted) => {
      granted();
      return () => {};
    },
  };
}

export const withBot: CustomerConversation = {
  id: "c1",
  version: 0,
  status: "bot",
  agent_name: null,
  agent_here: true,
  contact_email: null,
  answer_by: "return",
  queue: null,
};

/** An entry of the customer's log as the service sends it. */
export function happened(
  seq: number,
  data: CustomerEventFrame["data"],
  prev = seq - 1,
): CustomerEventFrame {
  const at = "2030-01-01T00:00:00Z";
  return { type: "event", conversation_id: "c1", seq, prev, kind: data.kind, at, data };
}

/** A customer's utterance. */
export function said(
  seq: number,
  more: { prev?: number; client_id?: string } = {},
): CustomerEventFrame {
  const client_id = more.client_id ?? `id-${seq}`;
  const text = `message ${seq}`;
  const data = { kind: "customer_said", client_id, text, attachments: [], mail: null } as const;
  return happened(seq, { ...data, attachments: [] }, more.prev);
}

/** A repeatable draw of whole numbers below `bound` (Park and Miller's generator). */
export function draws(seed: number): (bound: number) => number {
  let last = seed;
  return (bound) => (last = (last * 48271) % 2147483647) % bound;
}
