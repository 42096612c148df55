/* By when the team is to answer: quiet until that is near. */
import { dueInFull, dueInShort, urgency } from "../lib/due";
import { now } from "../state/clock";
import { t } from "../text";
import type { Due } from "../types";

const TONES = { calm: "", near: "warn", over: "bad" };

export function DueMark({ due, isChip = false }: { due: Due | null; isChip?: boolean }) {
  if (!due) return null;
  const level = urgency(due, now.value);
  return (
    <span
      class={`${isChip ? `chip ${TONES[level]}` : `due ${level}`} number`}
      title={dueInFull(due, now.value)}
      data-testid="due"
      data-level={level}
    >
      <span class="unseen">{dueInFull(due, now.value)}: </span>
      {isChip && (
        <span class="due-what" aria-hidden="true">
          {t.due[due.metric]}:{" "}
        </span>
      )}
      {dueInShort(due, now.value)}
    </span>
  );
}
