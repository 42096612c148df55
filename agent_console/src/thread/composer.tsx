/* Reply or internal note. Enter sends, Shift+Enter starts a new line. */
import { FILE_TYPES, hasVisibleText, tooLongBy } from "@baton/client";
import { AttachButton, isComposing, isPlainEnter, pastedFiles } from "@baton/design";
import { useLayoutEffect, useRef } from "preact/hooks";
import { customerName } from "../lib/inbox";
import { draft, mode, setDraft, setMode, type Mode } from "../state/drafts";
import { tray } from "../state/files";
import { thread } from "../state/thread";
import { isMySnoozed } from "../state/passing";
import { isMine } from "../state/work";
import { t } from "../text";
import type { InboxItem } from "../types";
import { ChosenFiles } from "./chosen-files";
import { useReplyTools } from "./reply-tools";
import { TeachMenu } from "./teach-menu";

export function Composer({ item }: { item: InboxItem }) {
  const field = useRef<HTMLTextAreaElement>(null);
  const now = mode(item.id);
  const text = draft(item.id, now);
  const noting = now === "note";
  const blocked = noting ? null : whyBlocked(item);
  const over = tooLongBy(text);
  const files = noting ? null : tray(item.id);
  const something = hasVisibleText(text) || (files?.files.length ?? 0) > 0;
  const ready = !blocked && something && (files?.isReady ?? true) && over <= 0;
  useGrowing(field, text);
  const tools = useReplyTools(item, field, ready);

  const press = (event: KeyboardEvent) => {
    if (tools.press(event)) return;
    if (event.key === "Escape" && !isComposing(event)) field.current?.blur();
    if (!isPlainEnter(event)) return;
    event.preventDefault();
    if (ready) tools.go();
  };
  return (
    <div class={`composer ${noting ? "is-note" : ""}`}>
      {tools.above}
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
        {...tools.attributes}
        onSelect={tools.moved}
        onInput={(event) => {
          // As chosen now: with a busy page, what is drawn may be of the other tab still.
          setDraft(item.id, mode(item.id), event.currentTarget.value);
          tools.moved();
          if (!noting) thread(item.id).typed();
        }}
        onKeyDown={press}
        onPaste={(event) => {
          const pasted = pastedFiles(event);
          if (!files || pasted.length === 0) return;
          event.preventDefault();
          files.add(pasted);
        }}
      />
      {tools.below}
      {files && <ChosenFiles id={item.id} />}
      {!noting && !blocked && (
        <p class="reach" role="status" data-testid="reach" data-way={item.reach.way}>
          {t.composer.reach[item.reach.way](customerName(item), item.reach.address ?? "")}
        </p>
      )}
      <div class="composer-foot">
        <ModeSwitch id={item.id} />
        {files && !blocked && (
          <AttachButton
            label={t.composer.attach}
            accept={FILE_TYPES.join()}
            onFiles={(chosen) => files.add(chosen)}
          />
        )}
        <span class="hint">{over > 0 ? t.composer.tooLong(over) : t.composer.hint}</span>
        {!noting && !blocked && <TeachMenu disabled={!ready} onTeach={tools.go} />}
        <button
          class="button primary"
          disabled={!ready}
          data-testid="send"
          onClick={() => tools.go()}
        >
          {noting ? t.composer.addNote : t.composer.send}
        </button>
      </div>
    </div>
  );
}

function whyBlocked(item: InboxItem): string | null {
  if (isMine(item)) return null;
  if (isMySnoozed(item)) return t.passing.blocked;
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
