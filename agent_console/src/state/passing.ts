/* Passing a conversation on, and putting it off until later. */
import { effect, signal } from "@preact/signals";
import { rest } from "../api/rest";
import type { Addressee } from "../lib/staff";
import { full } from "../lib/time";
import { t } from "../text";
import type { InboxItem } from "../types";
import { inbox, put, reveal } from "./inbox";
import { may, me, meId } from "./session";
import { offerUndo, toast } from "./toasts";
import { act, claim, isMine, refresh } from "./work";

/** What a sheet asks about which conversation; null: nothing. */
export const asking = signal<{ what: "transfer" | "snooze"; id: string } | null>(null);

// What one agent was asked is not for the next one to use this browser.
effect(() => {
  const question = asking.value;
  if (question && (me.value === null || !inbox.value.has(question.id))) asking.value = null;
});

export const isMySnoozed = (item: InboxItem): boolean =>
  item.status === "snoozed" && item.owner?.id === meId.value;

export const isPassable = (item: InboxItem): boolean =>
  isMine(item) ||
  isMySnoozed(item) ||
  item.status === "waiting" ||
  (item.owner !== null && may("reassign"));

export const isSnoozable = (item: InboxItem): boolean => isMine(item) || isMySnoozed(item);

/** A colleague has it, and this agent may take it over. */
export const isTakeable = (item: InboxItem): boolean =>
  item.status === "human" && !isMine(item) && may("reassign");

export function ask(what: "transfer" | "snooze", item: InboxItem): void {
  const allowed = what === "transfer" ? isPassable(item) : isSnoozable(item);
  if (allowed) asking.value = { what, id: item.id };
  else toast(t.act.claimFirst);
}

/** As it is now: while the sheet was open, somebody may have written. */
const current = (item: InboxItem): InboxItem => inbox.peek().get(item.id) ?? item;

export async function transfer(item: InboxItem, to: Addressee, note: string): Promise<boolean> {
  const { id, epoch } = current(item);
  const after = await act(() => rest.transfer(id, epoch, to, note));
  if (!after) {
    void refresh(id);
    return false;
  }
  put(after);
  toast(to.kind === "agent" ? t.passing.to(to.name) : t.passing.toTeam(to.name), "good");
  return true;
}

export async function snooze(item: InboxItem, until: Date): Promise<boolean> {
  const { id, epoch, version } = current(item);
  const after = await act(() => rest.snooze(id, epoch, version, until.toISOString()));
  if (!after) {
    void refresh(id);
    return false;
  }
  put(after);
  offerUndo(t.line.snoozed(full(until.toISOString())), () => void wake(after));
  return true;
}

export async function wake(item: InboxItem): Promise<boolean> {
  const after = await act(() => rest.wake(item.id, current(item).epoch));
  if (!after) {
    void refresh(item.id);
    return false;
  }
  reveal(after);
  return true;
}

/** From a colleague. */
export async function takeOver(item: InboxItem): Promise<boolean> {
  const who = me.peek();
  if (!who) return false;
  const to = { kind: "agent", id: who.id, name: who.name } as const;
  const after = await act(() => rest.transfer(item.id, current(item).epoch, to, ""));
  if (!after) {
    void refresh(item.id);
    return false;
  }
  reveal(after);
  return true;
}

/** In whichever way it becomes this agent's. */
export const takeUp = (item: InboxItem): Promise<boolean> =>
  isMySnoozed(item) ? wake(item) : isTakeable(item) ? takeOver(item) : claim(item);
