/* The canned replies that whoever is signed in can use. */
import { effect, signal } from "@preact/signals";
import type { wire } from "@baton/client";
import { rest } from "../api/rest";
import { formOf } from "../lib/canned-form";
import { t } from "../text";
import type { CannedReply } from "../types";
import { go } from "./route";
import { me, meId } from "./session";
import { offerUndo, orToast, toast } from "./toasts";

export const canned = signal<readonly CannedReply[]>([]);
/** In which the assistant answers, its own first. */
export const languages = signal<readonly string[]>([]);
export const loaded = signal(false);

export interface Editing {
  /** null: a new one. */
  id: string | null;
  /** What was written in it before. */
  form?: wire.WriteReply;
}

/** The one that the page shows; null: none. */
export const editing = signal<Editing | null>(null);

/** What was written is gone from the page, and can be had back. */
export function dropped(id: string | null, form: wire.WriteReply): void {
  if (me.peek() === null) return;
  offerUndo(t.canned.dropped, () => {
    editing.value = { id, form };
    go({ page: "replies" });
  });
}

export async function loadCanned(): Promise<void> {
  const got = await orToast(rest.canned);
  if (!got) return;
  canned.value = got.items;
  languages.value = got.languages;
  loaded.value = true;
}

/** Make one, or change that with this id; what is stored then, undefined if it was refused. */
export async function saveCanned(
  id: string | null,
  reply: wire.WriteReply,
): Promise<CannedReply | undefined> {
  const saved = await orToast(() =>
    id === null ? rest.makeCanned(reply) : rest.changeCanned(id, reply),
  );
  if (!saved) return undefined;
  await loadCanned();
  toast(t.canned.saved(saved.shortcut), "good");
  return saved;
}

export async function removeCanned(reply: CannedReply): Promise<boolean> {
  const done = await orToast(async () => {
    await rest.removeCanned(reply.id);
    return true;
  });
  if (!done) return false;
  await loadCanned();
  offerUndo(t.canned.removed(reply.shortcut), () => void saveCanned(null, formOf(reply)));
  return true;
}

// Everybody has some of their own.
effect(() => {
  const who = meId.value;
  loaded.value = false;
  canned.value = [];
  if (who) void loadCanned();
});
