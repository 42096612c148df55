/* The threads opened so far, each kept complete across reconnects; one is open. */
import { computed, effect, signal } from "@preact/signals";
import { Conversation, isComplete, unknown, type Followed } from "@baton/client";
import type { Event, ToAgent } from "../types";
import { openId } from "./route";
import { me } from "./session";
import { onFrame, phase, say } from "./socket";

const threads = new Map<string, Conversation<Event>>();
/** What is known about each, by id. */
const states = signal<ReadonlyMap<string, Followed<Event>>>(new Map());

const open = computed<Followed<Event>>(() => states.value.get(openId.value ?? "") ?? unknown);
export const log = computed(() => open.value.log);
export const complete = computed(() => isComplete(open.value));
/** Who is typing in the open thread. */
export const typist = computed(() => open.value.typist);
/** Number of the newest event in the open thread that the customer has read. */
export const readByCustomer = computed(() => open.value.readByOthers);

/** Number of the newest event shown on screen; a reply carries it (`last_seen`). */
export const shownUpTo = (id: string): number => states.peek().get(id)?.shown ?? 0;

/** The thread of this conversation, created when first needed. */
export function thread(id: string): Conversation<Event> {
  const known = threads.get(id);
  if (known) return known;
  const made = new Conversation<Event>({
    side: "agent",
    resume: () => id === openId.peek() && watch(id),
    send: (frame) => void say({ ...frame, conversation_id: id }),
    onChange: (state) => {
      states.value = new Map(states.peek()).set(id, state);
    },
  });
  threads.set(id, made);
  return made;
}

function watch(id: string): void {
  say({ type: "watch", conversation_id: id, since: thread(id).state.log.seq });
}

onFrame((frame: ToAgent) => {
  switch (frame.type) {
    case "thread":
      thread(frame.conversation_id).begin(frame.seq);
      break;
    case "event":
      thread(frame.conversation_id).take(frame);
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
  states.value = new Map();
});
