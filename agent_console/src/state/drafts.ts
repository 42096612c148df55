/* What is typed but not sent: by conversation, and a reply apart from a note. */
import { effect, signal } from "@preact/signals";
import { newClientId, openStorage } from "@baton/client";
import { draftKey, DraftStore, type Draft, type Drafts, type Mode } from "../lib/draft-store";
import { sendAgain, takeBack, type Stopped } from "../lib/replies";
import type { InboxItem, Teach } from "../types";
import { restoreFiles, takeFiles } from "./files";
import { inbox } from "./inbox";
import { takeUsed } from "./made-of";
import { meId } from "./session";
import { discard, post } from "./socket";
import { shownUpTo } from "./thread";

export type { Mode };

const MODES: readonly Mode[] = ["reply", "note"];
const storage = openStorage();
let store: DraftStore | null = null;

const drafts = signal<Drafts>(new Map());
const modes = signal<ReadonlyMap<string, Mode>>(new Map());

export const draft = (id: string, of: Mode): string =>
  drafts.value.get(draftKey(id, of))?.text ?? "";

/** What was chosen; after a reload, a lone note is not hidden behind an empty reply. */
export const mode = (id: string): Mode =>
  modes.value.get(id) ?? (draft(id, "note") && !draft(id, "reply") ? "note" : "reply");

export function setDraft(id: string, of: Mode, text: string): void {
  const after = new Map(drafts.peek());
  const one = { conversationId: id, mode: of, text, at: Date.now() };
  if (text) {
    after.set(draftKey(id, of), one);
    store?.keep(one);
  } else {
    after.delete(draftKey(id, of));
    store?.forget(id, of);
  }
  drafts.value = after;
}

export function setMode(id: string, to: Mode): void {
  modes.value = new Map(modes.peek()).set(id, to);
}

/** `teach`: the bot is to learn this reply. */
export function send(item: InboxItem, teach: Teach | null = null): void {
  const now = mode(item.id);
  const text = draft(item.id, now).trim();
  const attachments = now === "note" ? [] : takeFiles(item.id);
  if (!text && attachments.length === 0) return;
  const common = { conversation_id: item.id, client_id: newClientId(), text };
  if (now === "note") post({ type: "note", ...common });
  else {
    // A message that arrived below the visible part holds the reply back.
    const seen = { epoch: item.epoch, last_seen: shownUpTo(item.id) };
    const made = { attachments, suggestion: takeUsed(item.id), teach };
    post({ type: "say", ...common, ...seen, ...made });
  }
  setDraft(item.id, now, "");
}

export function sendStopped(item: InboxItem, reply: Stopped, newestSeq: number): void {
  discard(reply.frame.client_id);
  post(sendAgain(reply.frame, { clientId: newClientId(), epoch: item.epoch, lastSeen: newestSeq }));
}

/** Put it back into the composer, before whatever was typed since. */
export function editStopped(reply: Stopped): void {
  const id = reply.frame.conversation_id;
  const to = reply.frame.type === "note" ? "note" : "reply";
  setMode(id, to);
  setDraft(id, to, takeBack(reply.frame.text, draft(id, to)));
  if (reply.frame.type === "say") restoreFiles(id, reply.frame.attachments);
  discard(reply.frame.client_id);
}

/** Both drafts of a conversation, to put back with `putBack`. */
export const draftsOf = (id: string): Draft[] =>
  MODES.flatMap((one) => drafts.peek().get(draftKey(id, one)) ?? []);

export function putBack(held: readonly Draft[]): void {
  for (const { conversationId, mode: of, text } of held) setDraft(conversationId, of, text);
}

// Every agent has drafts of their own: the next one at this browser sees none of them.
effect(() => {
  store = meId.value ? new DraftStore(storage, meId.value) : null;
  drafts.value = store?.load(Date.now()) ?? new Map();
  modes.value = new Map();
});

// Another tab of the same agent has written or sent.
addEventListener("storage", ({ key }) => {
  if (store && key?.startsWith(store.prefix)) drafts.value = store.load(Date.now());
});

let before = inbox.peek();

// Once a conversation is resolved, what was meant for it is over.
effect(() => {
  const now = inbox.value;
  for (const one of drafts.peek().values()) {
    if (isOver(one, before.get(one.conversationId), now.get(one.conversationId))) {
      setDraft(one.conversationId, one.mode, "");
    }
  }
  before = now;
});

/** A note may also be written on a resolved conversation; that one stays. */
function isOver(of: Draft, was: InboxItem | undefined, is: InboxItem | undefined): boolean {
  if (is?.status !== "resolved" || was?.status === "resolved") return false;
  return was !== undefined || of.mode === "reply" || of.at < Date.parse(is.updated_at);
}
