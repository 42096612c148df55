/* Reply or internal note. Enter sends, Shift+Enter starts a new line. */
import { hasVisibleText, tooLongBy } from "@baton/client";
import { isComposing, isPlainEnter } from "@baton/design";
import { useLayoutEffect, useRef } from "preact/hooks";
import { customerName } from "../lib/inbox";
import { draft, mode, send, setDraft, setMode, type Mode } from "../state/drafts";
import { thread } from "../state/thread";
import { isMine } from "../state/work";
import { t } from "../text";
import type { InboxItem } from "../types";

export function Composer({ item }: { item: InboxItem }) {
  const field = useRef<HTMLTextAreaElement>(null);
  const now = mode(item.id);
  const text = draft(item.id, now);
  const noting = now === "note";
  const blocked = noting ? null : whyBlocked(item);
  const over = tooLongBy(text);
  const ready = !blocked && hasVisibleText(text) && over <= 0;
  useGrowing(field, text);

  const press = (event: KeyboardEvent) => {
    if (event.key === "Escape" && !isComposing(event)) field.current?.blur();
    if (!isPlainEnter(event)) return;
    event.preventDefault();
    if (ready) send(item);
  };
  return (
    <div class={`composer ${noting ? "is-note" : ""}`}>
      <textarea
        id="composer"
        ref={field}
        rows={2}
        dir={text ? "auto" : undefined}
        data-testid="composer"
        aria-label={noting ? t.composer.note : t.composer.reply}
        placeholder={placeholder(item, noting, blocked)}
        disabled={blocked !== null}
        value={text}
        onInput={(event) => {
          setDraft(item.id, now, event.currentTarget.value);
          if (!noting) thread(item.id).typed();
        }}
        onKeyDown={press}
      />
      {!noting && !blocked && (
        <p class="reach" role="status" data-testid="reach" data-way={item.reach.way}>
          {t.composer.reach[item.reach.way](customerName(item), item.reach.address ?? "")}
        </p>
      )}
      <div class="composer-foot">
        <ModeSwitch id={item.id} />
        <span class="hint">{over > 0 ? t.composer.tooLong(over) : t.composer.hint}</span>
        <button
          class="button primary"
          disabled={!ready}
          data-testid="send"
          onClick={() => {
            send(item);
            field.current?.focus();
          }}
        >
          {noting ? t.composer.addNote : t.composer.send}
        </button>
      </div>
    </div>
  );
}

function whyBlocked(item: InboxItem): string | null {
  if (isMine(item)) return null;
  if (item.status === "human") return t.composer.blocked.human(item.owner?.name ?? t.line.someone);
  return t.composer.blocked[item.status];
}

function placeholder(item: InboxItem, noting: boolean, blocked: string | null): string {
  if (blocked) return blocked;
  return noting ? t.composer.notePlaceholder : t.composer.replyPlaceholder(customerName(item));
}

function ModeSwitch({ id }: { id: string }) {
  const modes: readonly Mode[] = ["reply", "note"];
  return (
    <fieldset class="segments">
      <legend class="unseen">{t.composer.mode}</legend>
      {modes.map((one) => (
        <label key={one}>
          <input
            class="unseen"
            type="radio"
            name="composer-mode"
            checked={mode(id) === one}
            data-testid={`mode-${one}`}
            onChange={() => setMode(id, one)}
          />
          {t.composer[one]}
          {mode(id) !== one && draft(id, one) !== "" && <Unsent />}
        </label>
      ))}
    </fieldset>
  );
}

/** Says that something is written on the other tab. */
function Unsent() {
  return <span class="unsent" role="img" aria-label={t.composer.draft} title={t.composer.draft} />;
}

/** Then the style sheet does it, and no key has to wait for a layout of the page. */
const GROWS_BY_ITSELF = CSS.supports("field-sizing", "content");

/** As tall as its text, up to what the style allows. */
function useGrowing(field: { current: HTMLTextAreaElement | null }, text: string): void {
  useLayoutEffect(() => {
    const area = field.current;
    if (!area || GROWS_BY_ITSELF) return;
    area.style.height = "auto";
    area.style.height = `${area.scrollHeight}px`;
  }, [text]);
}
