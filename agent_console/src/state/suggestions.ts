/* What colleagues answered to questions like the one that waits in the open conversation. */
import { computed, effect, signal } from "@preact/signals";
import { rest } from "../api/rest";
import type { Suggestion } from "../types";
import { open } from "./inbox";
import { me } from "./session";
import { log } from "./thread";
import { isMine } from "./work";

interface Found {
  conversationId: string;
  questionSeq: number;
  items: readonly Suggestion[];
}

const found = signal<Found | null>(null);
const hidden = signal<string | null>(null);

/** The customer's newest message, once it was judged: only then is it known not to need care. */
const waits = computed<{ key: string; id: string; seq: number } | null>(() => {
  const item = open.value;
  if (!item || !isMine(item) || !item.unanswered) return null;
  const { events } = log.value;
  const last = events.findLast(({ data }) => data.kind === "customer_said");
  if (!last || last.conversation_id !== item.id) return null;
  const isJudged = events.some(
    ({ data }) => data.kind === "judged" && data.message_seq === last.seq,
  );
  return isJudged ? { key: `${item.id} ${last.seq}`, id: item.id, seq: last.seq } : null;
});
const waitsKey = computed(() => waits.value?.key ?? null);

export const suggestions = computed<readonly Suggestion[]>(() => {
  const now = waits.value;
  if (!now || hidden.value === now.key || found.value?.conversationId !== now.id) return [];
  return found.value.questionSeq === now.seq ? found.value.items : [];
});

export function hide(): void {
  hidden.value = waitsKey.peek();
}

// No toast: that there are none is no news.
effect(() => {
  void waitsKey.value;
  const now = waits.peek();
  if (!now) return;
  let wanted = true;
  rest
    .suggest(now.id)
    .then(({ question_seq, items }) => {
      if (!wanted || question_seq === null) return;
      found.value = { conversationId: now.id, questionSeq: question_seq, items };
    })
    .catch(() => undefined);
  return () => (wanted = false);
});

effect(() => {
  if (me.value === null) found.value = null;
});
