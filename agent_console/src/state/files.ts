/* The files that are to go with the next reply, by conversation; and links to those that were sent. */
import { effect, signal } from "@preact/signals";
import { FileLinks, FileTray, nameless, upload, type wire } from "@baton/client";
import { rest } from "../api/rest";
import { inbox } from "./inbox";
import { me } from "./session";
import { phase } from "./socket";

const trays = new Map<string, FileTray>();
/** Counts the changes of all trays: whoever reads it is drawn again with each. */
const changes = signal(0);

/** Files of replies that are on their way, or were stopped: a frame only names them. */
const sent = new Map<string, wire.Attachment>();

export const links = new FileLinks((ids) => rest.fileLinks(ids));

/** The files chosen in this conversation. */
export function tray(id: string): FileTray {
  void changes.value;
  return peek(id);
}

function peek(id: string): FileTray {
  const known = trays.get(id);
  if (known) return known;
  const made = new FileTray(
    (file, onProgress, stop) =>
      upload(`/api/conversations/${id}/attachments`, file, onProgress, stop),
    () => (changes.value = changes.peek() + 1),
  );
  trays.set(id, made);
  return made;
}

/** Take them along: the ids that the frame names. */
export function takeFiles(id: string): string[] {
  const taken = peek(id).take();
  for (const file of taken) sent.set(file.id, file);
  return taken.map((file) => file.id);
}

/** What a frame names, with the names as far as this page knows them. */
export const filesNamed = (ids: readonly string[] = []): wire.Attachment[] =>
  ids.map((id) => sent.get(id) ?? nameless(id));

/** A stopped reply returns to the composer. */
export const restoreFiles = (id: string, ids: readonly string[] = []): void =>
  peek(id).restore(filesNamed(ids));

type Chosen = FileTray["chosen"];

/** What is chosen in this conversation, to put back with `putFilesBack`. */
export const chosenIn = (id: string): Chosen => peek(id).chosen;
export const putFilesBack = (id: string, files: Chosen): void => peek(id).restore(files);

let before = inbox.peek();

// Once a conversation is resolved, what was meant for it is over.
effect(() => {
  const now = inbox.value;
  for (const [id, one] of trays) {
    const isOver = now.get(id)?.status === "resolved" && before.get(id)?.status !== "resolved";
    if (isOver) one.clear();
  }
  before = now;
});

effect(() => {
  if (phase.value === "open") for (const one of trays.values()) one.retry();
});

// What one agent chose is not for the next one to use this browser.
effect(() => {
  if (me.value !== null) return;
  for (const one of trays.values()) one.clear();
  trays.clear();
  sent.clear();
});
