/* What an agent does with a conversation: one function per action, each with its toast. */
import { signal } from "@preact/signals";
import { ApiError } from "../api/http";
import { rest } from "../api/rest";
import { t } from "../text";
import type { InboxItem, Outcome, Verdict } from "../types";
import { draftsOf, putBack } from "./drafts";
import { chosenIn, putFilesBack } from "./files";
import { put, reveal } from "./inbox";
import { go } from "./route";
import { meId } from "./session";
import { offerUndo, orToast, toast } from "./toasts";

/** An action on a conversation is under way: the buttons wait. */
export const busy = signal(false);

export const isMine = (item: InboxItem): boolean =>
  item.status === "human" && item.owner?.id === meId.value;

export const isClaimable = (item: InboxItem): boolean =>
  item.status === "waiting" || item.status === "bot" || item.status === "snoozed";

export const isReopenable = (item: InboxItem): boolean => item.status === "resolved";

/** A colleague's conversation is theirs to close; a waiting one may be closed by anybody. */
export const isResolvable = (item: InboxItem): boolean => isMine(item) || item.status === "waiting";

export async function claim(item: InboxItem): Promise<boolean> {
  const mine = await act(() => claimFresh(item).catch(sayWhoWasFaster));
  if (!mine) {
    void refresh(item.id);
    return false;
  }
  reveal(mine);
  return true;
}

/** Whoever is served next; nobody when the queue has just become empty. */
export async function claimNext(): Promise<InboxItem | undefined> {
  const mine = await act(() => rest.claimNext().catch(sayNobodyWaits));
  if (mine) reveal(mine);
  return mine;
}

function sayNobodyWaits(error: unknown): undefined {
  if (!(error instanceof ApiError && error.problem.code === "not_found")) throw error;
  toast(t.act.nobodyWaits, "bad");
}

/** If the customer has just pressed a button, the epoch has risen; that must not refuse the claim. */
async function claimFresh(item: InboxItem): Promise<InboxItem> {
  try {
    return await rest.claim(item.id, item.epoch);
  } catch (error) {
    if (!(error instanceof ApiError && error.problem.code === "stale_epoch")) throw error;
    const { conversation } = await rest.thread(item.id);
    put(conversation);
    if (!isClaimable(conversation)) throw error;
    return rest.claim(conversation.id, conversation.epoch);
  }
}

function sayWhoWasFaster(error: unknown): undefined {
  if (!(error instanceof ApiError && error.problem.code === "already_claimed")) throw error;
  const { owner } = error.problem.details;
  toast(owner ? t.act.beaten(owner) : error.message, "bad");
}

export const handBack = (item: InboxItem) =>
  giveAway(item, {
    may: isMine,
    call: () => rest.handBack(item.id, item.epoch),
    done: t.act.handedBack,
    undo: claim,
  });

export const release = (item: InboxItem) =>
  giveAway(item, {
    may: isMine,
    call: () => rest.release(item.id, item.epoch),
    done: t.act.released,
    undo: claim,
  });

export function resolve(
  item: InboxItem,
  outcome: Outcome,
  topic: string | null = null,
): Promise<void> {
  const to = isMine(item) ? "agent" : "queue";
  const unsent = draftsOf(item.id);
  const files = chosenIn(item.id);
  return giveAway(item, {
    may: isResolvable,
    call: () => rest.resolve(item.id, item.epoch, item.version, outcome, topic),
    done: t.act.resolved,
    undo: async (after) => {
      if (!(await reopen(after, to))) return;
      putBack(unsent);
      putFilesBack(item.id, files);
    },
  });
}

/** Take up what is resolved, or give it its place in the queue back. The customer is told. */
export async function reopen(item: InboxItem, to: "agent" | "queue" = "agent"): Promise<boolean> {
  if (!isReopenable(item)) return false;
  // Before the answer: by then the agent may have gone on to something else.
  go({ page: "inbox", id: item.id });
  const after = await act(() => rest.reopen(item.id, item.epoch, to));
  if (!after) {
    void refresh(item.id);
    return false;
  }
  reveal(after);
  toast(t.act.reopened, "good");
  return true;
}

interface GivingAway {
  may: (item: InboxItem) => boolean;
  call: () => Promise<InboxItem>;
  done: string;
  undo: (after: InboxItem) => Promise<unknown>;
}

async function giveAway(item: InboxItem, { may, call, done, undo }: GivingAway): Promise<void> {
  if (!may(item)) return toast(t.act.claimFirst);
  const after = await act(call);
  if (!after) return void refresh(item.id);
  put(after);
  offerUndo(done, () => void undo(after));
}

export async function giveVerdict(item: InboxItem, verdict: Verdict): Promise<void> {
  const given = await act(async () => {
    await rest.verdict(item.id, verdict);
    return true;
  });
  if (given) toast(t.verdictThanks, "good");
}

export async function act<T>(call: () => Promise<T>): Promise<T | undefined> {
  if (busy.peek()) return undefined;
  busy.value = true;
  try {
    return await orToast(call);
  } finally {
    busy.value = false;
  }
}

/** After a refusal the row may be out of date; if this read fails, nothing changes. */
export async function refresh(id: string): Promise<void> {
  const thread = await rest.thread(id).catch(() => null);
  if (thread) put(thread.conversation);
}
