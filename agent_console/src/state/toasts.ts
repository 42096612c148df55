/* Short messages in the corner, and what can still be undone. */
import { createStore } from "@zag-js/toast";
import { ApiError } from "../api/http";
import { t } from "../text";

const MOST = 3;
const KINDS = {
  plain: { type: "info", duration: 5000 },
  good: { type: "success", duration: 4000 },
  bad: { type: "error", duration: 9000 },
  undoable: { type: "success", duration: 10_000 },
} as const;

export const store = createStore<string>({ placement: "bottom-end", removeDelay: 160 });

/** The newest thing that can be undone, for as long as its message is shown. */
let newest: { id: string; undo: () => void } | null = null;

/** The same text is not shown twice, and the oldest give way if there are too many. */
export function toast(text: string, tone: keyof typeof KINDS = "plain"): void {
  makeRoom(text);
  store.create({ description: text, ...KINDS[tone] });
}

/** Says what was done, with a button to undo it; a key does the same (`undoNewest`). */
export function offerUndo(text: string, undo: () => void): void {
  makeRoom(text);
  const id = store.create({
    description: text,
    ...KINDS.undoable,
    action: { label: t.act.undo, onClick: () => take(id, undo) },
    onStatusChange: ({ status }) => {
      if (status !== "visible" && newest?.id === id) newest = null;
    },
  });
  newest = { id, undo };
}

export function undoNewest(): void {
  if (newest) take(newest.id, newest.undo);
  else toast(t.act.nothingToUndo);
}

/** What the one before did to a conversation is not for the next one to undo. */
export function forgetUndo(): void {
  if (newest) store.remove(newest.id);
  newest = null;
}

function take(id: string, undo: () => void): void {
  if (newest?.id === id) newest = null;
  store.remove(id);
  undo();
}

function makeRoom(text: string): void {
  const others = store.getVisibleToasts().filter((other) => {
    const isSame = other.description === text;
    if (isSame) store.remove(other.id);
    return !isSame;
  });
  // The newest comes first.
  for (const old of others.slice(MOST - 1)) store.remove(old.id);
}

/** Runs `work`; an API failure becomes a toast and `undefined`. A bug stays a bug. */
export async function orToast<T>(work: () => Promise<T>): Promise<T | undefined> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    if (error.status !== 401) toast(error.message, "bad");
    return undefined;
  }
}
