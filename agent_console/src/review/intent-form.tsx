/* A new intent, taught from one proposal: its names, what customers say, what the bot answers. */
import { Field, isComposing, marked } from "@baton/design";
import { useEffect, useRef, useState } from "preact/hooks";
import { check, suggestName, tidy, type Wrong as WrongForm } from "../lib/slug";
import { approve, deciding, intents } from "../state/review";
import { t } from "../text";
import type { Candidate, NewIntent } from "../types";
import { Phrasings } from "./phrasings";

export function IntentForm({ candidate, onClose }: { candidate: Candidate; onClose: () => void }) {
  const [form, setForm] = useState<NewIntent>(() => ({
    name: suggestName(candidate.question),
    label: "",
    phrasings: [candidate.question, "", ""],
    // After "this did not help" the reply is the very answer that did not help.
    answer: candidate.source === "reply" ? candidate.reply : "",
  }));
  const [nameTyped, setNameTyped] = useState(false);
  const [tried, setTried] = useState(false);
  const root = useRef<HTMLFormElement>(null);
  const wrong = tried ? check(form, intents.value) : null;
  const change = (part: Partial<NewIntent>) => setForm((now) => ({ ...now, ...part }));

  useEffect(() => root.current?.querySelector<HTMLElement>("#intent-label")?.focus(), []);

  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    setTried(true);
    const problems = check(form, intents.value);
    if (problems) return focusFirst(root.current, problems);
    void approve(candidate, { new_intent: tidy(form) }).then((done) => done && onClose());
  };
  const relabel = (label: string) => {
    const name = suggestName(label) || suggestName(candidate.question);
    change(nameTyped ? { label } : { label, name });
  };
  const escape = (event: KeyboardEvent) => {
    if (event.key === "Escape" && !isComposing(event)) onClose();
  };
  return (
    <form class="form" ref={root} onSubmit={submit} onKeyDown={escape} noValidate>
      <h2>{t.intentForm.title}</h2>
      <div class="pair">
        <Field
          id="intent-label"
          label={t.intentForm.label}
          hint={t.intentForm.labelHint}
          wrong={wrong?.label}
        >
          <input
            class="input"
            autocomplete="off"
            dir={form.label ? "auto" : undefined}
            data-testid="intent-label"
            placeholder={t.intentForm.labelPlaceholder}
            {...marked("intent-label", wrong?.label)}
            value={form.label}
            onInput={(event) => relabel(event.currentTarget.value)}
          />
        </Field>
        <Field
          id="intent-name"
          label={t.intentForm.name}
          hint={t.intentForm.nameHint}
          wrong={wrong?.name}
        >
          <input
            class="input code"
            autocomplete="off"
            spellcheck={false}
            data-testid="intent-name"
            {...marked("intent-name", wrong?.name)}
            value={form.name}
            onInput={(event) => {
              setNameTyped(event.currentTarget.value !== "");
              change({ name: event.currentTarget.value });
            }}
          />
        </Field>
      </div>
      <Phrasings
        values={form.phrasings}
        wrong={wrong}
        onChange={(phrasings) => change({ phrasings })}
      />
      <Field
        id="intent-answer"
        label={t.intentForm.answer}
        hint={t.intentForm.answerHint}
        wrong={wrong?.answer}
      >
        <textarea
          class="input"
          rows={4}
          dir={form.answer ? "auto" : undefined}
          data-testid="intent-answer"
          {...marked("intent-answer", wrong?.answer)}
          value={form.answer}
          onInput={(event) => change({ answer: event.currentTarget.value })}
        />
      </Field>
      <div class="actions">
        <button class="button primary" disabled={deciding.value} data-testid="submit-intent">
          {t.intentForm.submit}
        </button>
        <button type="button" class="button quiet" onClick={onClose}>
          {t.intentForm.cancel}
        </button>
      </div>
    </form>
  );
}

/** Put the cursor in the first field that is wrong. */
function focusFirst(root: HTMLElement | null, wrong: WrongForm): void {
  const phrasing = Object.keys(wrong.phrasing)[0] ?? (wrong.phrasings ? "1" : null);
  const id = wrong.label
    ? "intent-label"
    : wrong.name
      ? "intent-name"
      : phrasing !== null
        ? `phrasing-${phrasing}`
        : "intent-answer";
  root?.querySelector<HTMLElement>(`#${id}`)?.focus();
}
