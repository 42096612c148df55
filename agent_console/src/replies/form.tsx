/* One canned reply being written or changed. */
import { Field, IconButton, isComposing, marked, Wrong } from "@baton/design";
import { Back } from "@baton/design/icons";
import type { wire } from "@baton/client";
import { useEffect, useRef, useState } from "preact/hooks";
import { languageName } from "../lib/language";
import { blank, check, formOf, tidy } from "../lib/canned-form";
import { canned, dropped, languages, removeCanned, saveCanned } from "../state/canned";
import { may } from "../state/session";
import { t } from "../text";
import type { CannedReply } from "../types";

interface Props {
  /** None: a new one. */
  reply: CannedReply | undefined;
  /** What was written in it before. */
  written?: wire.WriteReply;
  /** With what was saved, or without if there is nothing to show any more. */
  onDone: (saved?: CannedReply) => void;
}

export function ReplyForm({ reply, written: before, onDone }: Props) {
  const [stored] = useState(() => (reply ? formOf(reply) : blank(false)));
  const [form, setForm] = useState(before ?? stored);
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const root = useRef<HTMLFormElement>(null);
  const mayShare = may("share_replies");
  const readOnly = reply?.shared === true && !mayShare;
  const others = canned.value.filter((one) => one.id !== reply?.id);
  const wrong = tried ? check(form, others) : null;
  const isChanged = JSON.stringify(tidy(form)) !== JSON.stringify(tidy(stored));
  /** Lost when the form goes; null: nothing. */
  const unsaved = useRef<wire.WriteReply | null>(null);
  unsaved.current = isChanged ? form : null;
  const written = new Set([...languages.value, ...Object.keys(form.texts)]);

  const finish = (saved?: CannedReply) => {
    unsaved.current = null;
    onDone(saved);
  };
  useEffect(() => () => void (unsaved.current && dropped(reply?.id ?? null, unsaved.current)), []);
  useEffect(() => root.current?.querySelector<HTMLElement>("#reply-shortcut")?.focus(), []);

  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    setTried(true);
    const problems = check(form, others);
    if (problems) {
      const at = problems.shortcut ? "#reply-shortcut" : "textarea";
      return root.current?.querySelector<HTMLElement>(at)?.focus();
    }
    setBusy(true);
    const saved = await saveCanned(reply?.id ?? null, tidy(form));
    setBusy(false);
    if (saved) finish(saved);
  };
  const remove = async () => {
    if (reply && (await removeCanned(reply))) finish();
  };
  const escape = (event: KeyboardEvent) => {
    // With something changed it only leaves the field.
    if (event.key === "Escape" && !isComposing(event) && !isChanged) onDone();
  };
  return (
    <form
      class="form reply-form"
      ref={root}
      onSubmit={(event) => void submit(event)}
      onKeyDown={escape}
      noValidate
    >
      <div class="reply-title">
        <div class="only-narrow">
          <IconButton icon={Back} label={t.act.back} onClick={() => onDone()} />
        </div>
        <h2>{reply ? `/${reply.shortcut}` : t.canned.add}</h2>
      </div>
      {readOnly && <p class="notice">{t.canned.readOnly}</p>}
      <Field
        id="reply-shortcut"
        label={t.canned.shortcut}
        hint={t.canned.shortcutHint}
        wrong={wrong?.shortcut}
      >
        <input
          class="input code"
          autocomplete="off"
          spellcheck={false}
          disabled={readOnly}
          data-testid="reply-shortcut"
          {...marked("reply-shortcut", wrong?.shortcut)}
          value={form.shortcut}
          onInput={(event) => setForm({ ...form, shortcut: event.currentTarget.value })}
        />
      </Field>
      {mayShare && (
        <Whose shared={form.shared} onChange={(shared) => setForm({ ...form, shared })} />
      )}
      {[...written].map((language) => (
        <Field
          key={language}
          id={`reply-${language}`}
          label={t.canned.text(languageName(language))}
        >
          <textarea
            id={`reply-${language}`}
            class="input"
            rows={3}
            lang={language}
            dir="auto"
            disabled={readOnly}
            data-testid={`reply-text-${language}`}
            value={form.texts[language] ?? ""}
            onInput={(event) =>
              setForm({
                ...form,
                texts: { ...form.texts, [language]: event.currentTarget.value },
              })
            }
          />
        </Field>
      ))}
      {wrong?.texts && <Wrong text={wrong.texts} />}
      <p class="hint">{t.canned.variables}</p>
      {!readOnly && (
        <div class="actions">
          <button class="button primary" disabled={busy} data-testid="save-reply">
            {t.canned.submit}
          </button>
          <button type="button" class="button quiet" onClick={() => onDone()}>
            {t.canned.cancel}
          </button>
          {reply && (
            <button
              type="button"
              class="button quiet remove"
              data-testid="delete-reply"
              onClick={() => void remove()}
            >
              {t.canned.remove}
            </button>
          )}
        </div>
      )}
    </form>
  );
}

function Whose({ shared, onChange }: { shared: boolean; onChange: (shared: boolean) => void }) {
  return (
    <fieldset class="segments reply-whose">
      <legend>{t.canned.whose}</legend>
      {[false, true].map((one) => (
        <label key={String(one)}>
          <input
            class="unseen"
            type="radio"
            name="reply-whose"
            checked={shared === one}
            data-testid={one ? "reply-shared" : "reply-own"}
            onChange={() => onChange(one)}
          />
          {one ? t.canned.everybody : t.canned.justMe}
        </label>
      ))}
    </fieldset>
  );
}
