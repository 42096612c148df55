/* Of which suggestion a draft was made: told with the reply, so that suggestions get better. */
const used = new Map<string, string>();

export function use(conversationId: string, suggestionId: string): void {
  used.set(conversationId, suggestionId);
}

/** Nothing of it is left in the draft. */
export function unuse(conversationId: string): void {
  used.delete(conversationId);
}

/** Of the draft that is being sent. */
export function takeUsed(conversationId: string): string | null {
  const id = used.get(conversationId) ?? null;
  used.delete(conversationId);
  return id;
}
