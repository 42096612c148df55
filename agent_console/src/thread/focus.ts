/* Where the cursor goes when someone is about to write. */
import { setMode } from "../state/drafts";
import { claim } from "../state/work";
import type { InboxItem } from "../types";

/** Waits for the render that enables the composer. */
export function focusComposer(): void {
  setTimeout(() => document.querySelector<HTMLTextAreaElement>("#composer")?.focus());
}

export async function claimAndWrite(item: InboxItem): Promise<void> {
  if (!(await claim(item))) return;
  setMode(item.id, "reply");
  focusComposer();
}
