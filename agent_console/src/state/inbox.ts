/* The inbox: the snapshot of `welcome` plus every upsert since. */
import { batch, computed, effect, signal } from "@preact/signals";
import { rest } from "../api/rest";
import {
  countByTab,
  merge,
  neighbour,
  replace,
  rows,
  tabOf,
  type Inbox,
  type Tab,
} from "../lib/inbox";
import { number } from "../lib/language";
import { problemInWords } from "../lib/problems";
import { t } from "../text";
import type { InboxItem } from "../types";
import { go, openId } from "./route";
import { me, meId } from "./session";
import { hits, searching } from "./search";
import { onFrame, phase } from "./socket";
import { ownTeams } from "./staff";
import { orToast, toast } from "./toasts";

export const inbox = signal<Inbox>(new Map());
export const loaded = signal(false);
export const tab = signal<Tab>("waiting");
/** Names of the agents who are online. */
export const online = signal<readonly string[]>([]);

export const shown = computed(() => rows(inbox.value, tab.value, meId.value, ownTeams.value));
export const counts = computed(() => countByTab(inbox.value, meId.value));
export const open = computed(() => (openId.value ? inbox.value.get(openId.value) : undefined));

/** Rows that changed between a new socket's opening and its snapshot. */
const changed = new Set<string>();

onFrame((frame) => {
  if (frame.type === "inbox_upsert") {
    if (phase.peek() === "connecting") changed.add(frame.item.id);
    put(frame.item);
  }
  if (frame.type === "presence") online.value = frame.online.map((agent) => agent.name);
  // Errors that name a frame are shown beside its text.
  if (frame.type === "error" && !frame.client_id && frame.code !== "not_signed_in") {
    toast(problemInWords(frame), "bad");
  }
  if (frame.type === "welcome") {
    batch(() => {
      inbox.value = replace(inbox.peek(), frame.inbox, changed);
      loaded.value = true;
    });
    changed.clear();
  }
});

export function put(item: InboxItem): void {
  inbox.value = merge(inbox.peek(), item);
}

/** Shows the row of `item`, in whichever view it is now in. */
export function reveal(item: InboxItem): void {
  put(item);
  tab.value = tabOf(item, meId.peek());
}

export function move(step: 1 | -1): void {
  const found = searching.peek() ? hits.peek().map((hit) => hit.conversation) : shown.peek();
  const id = neighbour(
    found.map((item) => item.id),
    openId.peek(),
    step,
  );
  if (id) go({ page: "inbox", id });
}

// A conversation opened by its address may be too old for the snapshot: fetch it.
effect(() => {
  const id = openId.value;
  if (!id || !loaded.value || inbox.value.has(id)) return;
  void orToast(async () => put((await rest.thread(id)).conversation));
});

// What one agent saw is not for the next one to use this browser.
effect(() => {
  if (me.value !== null) return;
  inbox.value = new Map();
  loaded.value = false;
});

effect(() => {
  const waiting = me.value ? counts.value.waiting : 0;
  document.title = waiting > 0 ? `(${number(waiting)}) ${t.product}` : t.product;
});
