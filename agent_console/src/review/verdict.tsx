/* Approve as an existing intent, make a new one, or reject. */
import { Wrong } from "@baton/design";
import { useState } from "preact/hooks";
import { named, preselected } from "../lib/intents";
import { approve, deciding, intents, reject } from "../state/review";
import { t } from "../text";
import type { Candidate } from "../types";
import { IntentPicker } from "./intent-picker";

export function VerdictBar({ candidate, onNew }: { candidate: Candidate; onNew: () => void }) {
  // null: nothing typed, the machine's guess stands in the field.
  const [typed, setTyped] = useState<string | null>(null);
  const [wrong, setWrong] = useState("");
  const text = typed ?? preselected(intents.value, candidate.guess)?.label ?? "";

  const submit = (chosen = text) => {
    const intent = named(intents.value, chosen);
    if (intent) void approve(candidate, { intent: intent.name });
    else setWrong(t.review.noSuchIntent);
  };
  return (
    <div class="field">
      <label for="approve-intent">{t.review.approveAs}</label>
      <div class="verdict-row">
        <IntentPicker
          id="approve-intent"
          intents={intents.value}
          text={text}
          wrong={wrong !== ""}
          onText={(now) => {
            setTyped(now);
            setWrong("");
          }}
          onSubmit={submit}
        />
        <button
          class="button primary"
          disabled={deciding.value}
          data-testid="approve"
          onClick={() => submit()}
        >
          {t.review.approve}
          <kbd aria-hidden="true">a</kbd>
        </button>
      </div>
      {wrong && <Wrong id="approve-intent-wrong" text={wrong} />}
      <div class="verdict-row">
        <button class="button" disabled={deciding.value} data-testid="new-intent" onClick={onNew}>
          {t.review.newIntent}
          <kbd aria-hidden="true">n</kbd>
        </button>
        <button
          class="button quiet"
          disabled={deciding.value}
          data-testid="reject"
          onClick={() => void reject(candidate)}
        >
          {t.review.reject}
          <kbd aria-hidden="true">x</kbd>
        </button>
      </div>
    </div>
  );
}
