/* What is typed but not sent, by conversation. */
import { signal } from "@preact/signals";
import { newClientId } from "@baton/client";
import { sendAgain, takeBack, type Stopped } from "../lib/replies";
import type { InboxItem } from "../types";
import { discard, post } from "./socket";
import { shownUpTo } from "./thread";

export type Mode = "reply" | "note";

const texts = signal<ReadonlyMap<string, string>>(new Map());
const modes = signal<ReadonlyMap<string, Mode>>(new Map());

export const draft = (id: string): string => texts.value.get(id) ?? "";
export const mode = (id: string): Mode => modes.value.get(id) ?? "reply";

export function setDraft(id: string, text: string): void {
  texts.value = new Map(texts.peek()).set(id, text);
}

export function setMode(id: string, to: Mode): void {
  modes.value = new Map(modes.peek()).set(id, to);
}

export function send(item: InboxItem): void {
  const text = draft(item.id).trim();
  if (!text) return;
  const common = { conversation_id: item.id, client_id: newClientId(), text };
  if (mode(item.id) === "note") post({ type: "note", ...common });
  else {
    // A message that arrived below the visible part holds the reply back.
    post({ type: "say", ...common, epoch: item.epoch, last_seen: shownUpTo(item.id) });
  }
  setDraft(item.id, "");
}

export function sendStopped(item: InboxItem, reply: Stopped, newestSeq: number): void {
  discard(reply.frame.client_id);
  post(sendAgain(reply.frame, { clientId: newClientId(), epoch: item.epoch, lastSeen: newestSeq }));
}

/** Put it back into the composer, before whatever was typed since. */
export function editStopped(reply: Stopped): void {
  const id = reply.frame.conversation_id;
  setMode(id, reply.frame.type === "note" ? "note" : "reply");
  setDraft(id, takeBack(reply.frame.text, draft(id)));
  discard(reply.frame.client_id);
}
