/* The canned replies that whoever is signed in can use. */
import { effect, signal } from "@preact/signals";
import type { wire } from "@baton/client";
import { rest } from "../api/rest";
import { t } from "../text";
import type { CannedReply } from "../types";
import { meId } from "./session";
import { orToast, toast } from "./toasts";

export const canned = signal<readonly CannedReply[]>([]);
/** In which the assistant answers, its own first. */
export const languages = signal<readonly string[]>([]);
export const loaded = signal(false);

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
  toast(t.canned.removed(reply.shortcut), "good");
  return true;
}

// Everybody has some of their own.
effect(() => {
  const who = meId.value;
  loaded.value = false;
  canned.value = [];
  if (who) void loadCanned();
});
