/* The open thread: its log, who is typing, what was read; kept complete over reconnects. */
import { batch, computed, effect, signal } from "@preact/signals";
import { begin, emptyLog, receive, type Log, type wire } from "@baton/client";
import type { Event, Fact, ToAgent } from "../types";
import { openId } from "./route";
import { me } from "./session";
import { onFrame, phase, say } from "./socket";

const TYPING_SHOWN_MS = 5000;
const SPEAKER: Partial<Record<Fact["kind"], wire.TypingSignal["who"]>> = {
  customer_said: "customer",
  bot_said: "bot",
  agent_said: "agent",
};

const logs = signal<ReadonlyMap<string, Log<Event>>>(new Map());
/** Newest event of each watched thread when it was opened: until then it is being loaded. */
const expected = signal<ReadonlyMap<string, number>>(new Map());

export const log = computed<Log<Event>>(() => logs.value.get(openId.value ?? "") ?? emptyLog);
export const complete = computed(() => {
  const upTo = expected.value.get(openId.value ?? "");
  return upTo !== undefined && log.value.seq >= upTo;
});
/** Who is typing in a conversation, by its id. */
export const typing = signal<ReadonlyMap<string, wire.TypingSignal>>(new Map());
/** Number of the newest event that the customer has read, by conversation. */
export const readByCustomer = signal<ReadonlyMap<string, number>>(new Map());

const with_ = <V>(map: ReadonlyMap<string, V>, key: string, value: V) =>
  new Map(map).set(key, value);

function watch(id: string): void {
  say({ type: "watch", conversation_id: id, since: logs.peek().get(id)?.seq ?? 0 });
}

/** Answer to `watch`: the events after what is held follow. */
function opened({ conversation_id: id, seq }: wire.ThreadOpened): void {
  const { log, rewound } = begin(logs.peek().get(id) ?? emptyLog, seq);
  batch(() => {
    logs.value = with_(logs.peek(), id, log);
    expected.value = with_(expected.peek(), id, seq);
  });
  if (rewound) watch(id);
}

onFrame((frame: ToAgent) => {
  switch (frame.type) {
    case "thread":
      opened(frame);
      break;
    case "event": {
      const id = frame.conversation_id;
      const { log, outcome } = receive(logs.peek().get(id) ?? emptyLog, frame);
      if (outcome === "new" || outcome === "gap") logs.value = with_(logs.peek(), id, log);
      if (outcome === "gap" && id === openId.peek()) watch(id);
      if (typing.peek().get(id)?.who === SPEAKER[frame.data.kind]) stopTyping(id);
      break;
    }
    case "typing":
      showTyping(frame);
      break;
    case "read":
      if (frame.who === "customer") {
        readByCustomer.value = with_(readByCustomer.peek(), frame.conversation_id, frame.seq);
      }
      break;
  }
});

const timers = new Map<string, ReturnType<typeof setTimeout>>();

function showTyping(frame: wire.TypingSignal): void {
  const id = frame.conversation_id;
  clearTimeout(timers.get(id));
  timers.set(
    id,
    setTimeout(() => stopTyping(id), TYPING_SHOWN_MS),
  );
  typing.value = with_(typing.peek(), id, frame);
}

function stopTyping(id: string): void {
  if (!typing.peek().has(id)) return;
  const left = new Map(typing.peek());
  left.delete(id);
  typing.value = left;
}

// One thread is watched: the open one. A new socket knows of no watch, so it is told again.
effect(() => {
  const id = openId.value;
  if (!id || phase.value !== "open") return;
  watch(id);
  return () => void say({ type: "unwatch", conversation_id: id });
});

effect(() => {
  if (me.value === null) logs.value = new Map();
});
