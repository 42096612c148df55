/* The customer of the open conversation: who they are, and what else they have written about. */
import { computed, effect, signal } from "@preact/signals";
import { ApiError } from "../api/http";
import { rest } from "../api/rest";
import type { CustomerFacts, InboxItem } from "../types";
import { open } from "./inbox";

export interface Known {
  readonly facts: CustomerFacts;
  /** All of theirs, the newest first. */
  readonly conversations: readonly InboxItem[];
}

/** Null: not read yet; "failed": it could not be. */
export const customer = signal<Known | "failed" | null>(null);

/** Another thread, or something new about its customer, which its row shows. */
const asked = computed(() => {
  const item = open.value;
  return item
    ? JSON.stringify([item.id, item.customer_id, item.customer_name, item.contact_email])
    : "";
});

let shown = "";

effect(() => {
  void asked.value;
  const id = open.peek()?.customer_id ?? "";
  if (id !== shown) customer.value = null;
  shown = id;
  readAgain();
});

export function readAgain(): void {
  const key = asked.peek();
  const id = open.peek()?.customer_id;
  if (id) void read(id, () => asked.peek() === key);
}

async function read(id: string, isWanted: () => boolean): Promise<void> {
  try {
    const [facts, { items }] = await Promise.all([rest.customer(id), rest.conversationsOf(id)]);
    const conversations = items.toSorted((a, b) => b.updated_at.localeCompare(a.updated_at));
    if (isWanted()) customer.value = { facts, conversations };
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    if (isWanted() && customer.peek() === null) customer.value = "failed";
  }
}
