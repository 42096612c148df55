/**
 * Forgets a visitor before the second script is here: a page that signs its user out may be left at
 * once. The names are those of `session.ts`, `chat.ts` and the client's outbox.
 */
const KEYS = /^baton:(?:session$|read$|outbox:)/;

/** The stored session is a user's with another id; `undefined`: any user's. */
export function isAnothers(id: string | undefined): boolean {
  try {
    const stored = JSON.parse(localStorage.getItem("baton:session") ?? "null") as {
      told?: { user_id?: string };
    } | null;
    const told = stored?.told?.user_id;
    return told !== undefined && told !== id;
  } catch {
    return false;
  }
}

export function forgetVisitor(): void {
  try {
    for (const key of Object.keys(localStorage)) {
      if (KEYS.test(key)) localStorage.removeItem(key);
    }
  } catch {
    // Without storage nothing was kept.
  }
}
