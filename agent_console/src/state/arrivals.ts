/* What has come to this agent without being taken: passed on, assigned, or due again. It is said
   once, and its row stays marked until it is opened. */
import { effect, signal } from "@preact/signals";
import { customerName } from "../lib/inbox";
import { t } from "../text";
import type { InboxItem } from "../types";
import { inbox, loaded } from "./inbox";
import { openId } from "./route";
import { me, meId } from "./session";
import { toast } from "./toasts";
import { busy } from "./work";

export type Arrival = "given" | "due";

export const arrivals = signal<ReadonlyMap<string, Arrival>>(new Map());

let before: ReadonlyMap<string, InboxItem> | null = null;

effect(() => {
  const now = inbox.value;
  const known = before;
  before = loaded.value ? now : null;
  if (!known || !loaded.value) return;
  for (const item of now.values()) {
    const was = known.get(item.id);
    if (was === item || item.status !== "human" || item.owner?.id !== meId.peek()) continue;
    const held = was?.owner?.id === meId.peek();
    if (held && was?.status === "human") continue;
    // Its own doing: the answer is on its way.
    if (busy.peek() || openId.peek() === item.id) continue;
    arrive(item, held ? "due" : "given");
  }
});

function arrive(item: InboxItem, how: Arrival): void {
  arrivals.value = new Map(arrivals.peek()).set(item.id, how);
  toast(t.passing.arrived[how](customerName(item)), "good");
}

effect(() => {
  const id = openId.value;
  if (!id || !arrivals.peek().has(id)) return;
  const rest = new Map(arrivals.peek());
  rest.delete(id);
  arrivals.value = rest;
});

effect(() => {
  if (me.value !== null) return;
  before = null;
  arrivals.value = new Map();
});
