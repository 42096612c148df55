/* The threads opened so far, each kept complete across reconnects; one is open. */
import { computed, effect, signal } from "@preact/signals";
import { Conversation, isComplete, unknown, type Followed } from "@baton/client";
import { fold } from "../lib/thread";
import type { Event, ToAgent } from "../types";
import { openId } from "./route";
import { me } from "./session";
import { onFrame, phase, say } from "./socket";

const threads = new Map<string, Conversation<Event>>();
/** What is known about each, by id. */
const states = signal<ReadonlyMap<string, Followed<Event>>>(new Map());

const open = computed<Followed<Event>>(() => states.value.get(openId.value ?? "") ?? unknown);
export const log = computed(() => open.value.log);
/** What the open thread shows. */
export const entries = computed(() => fold(log.value.events));
export const complete = computed(() => isComplete(open.value));
/** Who is typing in the open thread. */
export const typist = computed(() => open.value.typist);
/** Number of the agents' last message in the open thread that the customer has read. */
export const lastReadReply = computed(() => {
  const { log: read, readByOthers } = open.value;
  const isRead = ({ seq, data }: Event) => data.kind === "agent_said" && seq <= readByOthers;
  return read.events.findLast(isRead)?.seq ?? null;
});

/** Number of the newest event shown on screen; a reply carries it (`last_seen`). */
export const shownUpTo = (id: string): number => threads.get(id)?.state.shown ?? 0;

/** The thread of this conversation, created when first needed. */
export function thread(id: string): Conversation<Event> {
  const known = threads.get(id);
  if (known) return known;
  const made = new Conversation<Event>({
    side: "agent",
    resume: () => id === openId.peek() && watch(id),
    send: (frame) => void say({ ...frame, conversation_id: id }),
    onChange: (state) => publish(id, state),
  });
  threads.set(id, made);
  return made;
}

function watch(id: string): void {
  say({ type: "watch", conversation_id: id, since: thread(id).state.log.seq });
}

/** How often a thread that is still loading may be drawn. */
const DRAWN_EVERY_MS = 500;
let drawing: ReturnType<typeof setTimeout> | undefined;
const undrawn = new Map<string, Followed<Event>>();

/** Drawn at once, but for a thread that is loading: to draw each of its events would never end. */
function publish(id: string, state: Followed<Event>): void {
  undrawn.set(id, state);
  if (isComplete(state) || state.expected === null) return draw();
  drawing ??= setTimeout(draw, DRAWN_EVERY_MS);
}

function draw(): void {
  clearTimeout(drawing);
  drawing = undefined;
  states.value = new Map([...states.peek(), ...undrawn]);
  undrawn.clear();
}

/** Events of a thread that is loading come in their thousands, each in a frame of its own. */
const TAKEN_EVERY_MS = 50;
const arrived = new Map<string, Event[]>();
let taking: ReturnType<typeof setTimeout> | undefined;

function hear(event: Event): void {
  const id = event.conversation_id;
  const { expected } = thread(id).state;
  const waiting = arrived.get(id);
  if (waiting) waiting.push(event);
  else arrived.set(id, [event]);
  if (expected === null || event.seq >= expected) takeArrived();
  else taking ??= setTimeout(takeArrived, TAKEN_EVERY_MS);
}

function takeArrived(): void {
  clearTimeout(taking);
  taking = undefined;
  const all = [...arrived];
  arrived.clear();
  for (const [id, events] of all) thread(id).takeAll(events);
}

onFrame((frame: ToAgent) => {
  if (frame.type === "event") return hear(frame);
  // Whatever else is said of a thread comes after the events before it.
  takeArrived();
  switch (frame.type) {
    case "thread":
      thread(frame.conversation_id).begin(frame.seq);
      break;
    case "typing":
      thread(frame.conversation_id).hearTyping(frame);
      break;
    case "read":
      thread(frame.conversation_id).hearRead(frame);
      break;
  }
});

// Only the open thread is watched. A new socket knows nothing of it, so it is told again.
effect(() => {
  const id = openId.value;
  if (!id || phase.value !== "open") return;
  watch(id);
  return () => void say({ type: "unwatch", conversation_id: id });
});

// What one agent saw is not for the next one to use this browser.
effect(() => {
  if (me.value !== null) return;
  threads.clear();
  arrived.clear();
  undrawn.clear();
  states.value = new Map();
});
