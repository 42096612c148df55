/* What helps to write a reply: canned replies after a slash, past answers, variables to fill in. */
import { isComposing, isPlainEnter } from "@baton/design";
import type { ComponentChildren } from "preact";
import { useEffect, useState } from "preact/hooks";
import { fill, search, slashBefore, unfilled, valuesOf, wordingFor } from "../lib/canned";
import { canned, languages } from "../state/canned";
import { draft, mode, send, setDraft } from "../state/drafts";
import { unuse, use } from "../state/made-of";
import { me } from "../state/session";
import { hide, suggestions } from "../state/suggestions";
import type { CannedReply, InboxItem, Suggestion, Teach } from "../types";
import { CannedList, optionId, LIST_ID } from "./canned-list";
import { Suggestions } from "./suggestions";
import { Unfilled } from "./unfilled";

type Area = { current: HTMLTextAreaElement | null };

export interface ReplyTools {
  /** Above the field. */
  above: ComponentChildren;
  /** Between the field and the buttons. */
  below: ComponentChildren;
  /** For the field. */
  attributes: Record<string, string | undefined>;
  /** Whether the key was meant for one of the tools. */
  press: (event: KeyboardEvent) => boolean;
  /** The cursor moved, or the text changed. */
  moved: () => void;
  /** Sends what is ready, unless something is still to be filled in; says whether it did. */
  go: (teach?: Teach) => boolean;
}

const MOST_LISTED = 8;

export function useReplyTools(item: InboxItem, field: Area, ready: boolean): ReplyTools {
  const replying = mode(item.id) === "reply";
  const text = draft(item.id, mode(item.id));
  const list = useCannedList(item, field, text);
  /** What was tried and stopped, with what the bot was to learn of it; null: nothing was. */
  const [stopped, setStopped] = useState<{ teach?: Teach } | null>(null);
  const gaps = replying ? unfilled(text) : [];
  const offered = replying ? suggestions.value : [];

  useEffect(() => {
    if (text === "") unuse(item.id);
    if (gaps.length === 0) setStopped(null);
  }, [text]);

  /** Its button is gone then, and on the page itself letters are shortcuts. */
  const hideAndWrite = () => {
    hide();
    field.current?.focus();
  };
  const write = (to: string) => {
    setDraft(item.id, "reply", to);
    put(field, () => firstGap(to) ?? { from: to.length, to: to.length });
  };
  const take = (one: Suggestion) => {
    use(item.id, one.id);
    write(one.text);
  };
  const sendNow = (teach?: Teach) => {
    if (!ready) return;
    setStopped(null);
    send(item, replying ? (teach ?? null) : null);
    field.current?.focus();
  };
  const go = (teach?: Teach): boolean => {
    if (!ready) return false;
    const gap = gaps[0];
    if (gap) {
      setStopped({ teach });
      put(field, () => gap);
      return false;
    }
    sendNow(teach);
    return true;
  };
  const press = (event: KeyboardEvent): boolean => {
    if (isComposing(event)) return false;
    if (list.press(event)) return true;
    const chosen = pickedBy(event, offered, text);
    if (chosen) take(chosen);
    else if (event.key === "Escape" && offered.length > 0) hide();
    else if (event.key === "Enter" && event.altKey && replying) go({ question_seq: null });
    else if (isPlainEnter(event) && gaps.length > 0) go();
    else return false;
    event.preventDefault();
    return true;
  };
  return {
    above: (
      <>
        {list.view}
        {text === "" && <Suggestions items={offered} onTake={take} onHide={hideAndWrite} />}
      </>
    ),
    below: gaps.length > 0 && (
      <Unfilled
        gaps={gaps}
        warned={stopped !== null}
        ready={ready}
        onShow={() => put(field, () => gaps[0] ?? null)}
        onSend={() => sendNow(stopped?.teach)}
      />
    ),
    attributes: list.attributes,
    press,
    moved: list.moved,
    go,
  };
}

/** Tab takes the first into an empty field, Alt with a digit any of them. */
function pickedBy(
  event: KeyboardEvent,
  offered: readonly Suggestion[],
  text: string,
): Suggestion | undefined {
  if (text !== "") return undefined;
  if (event.key === "Tab" && !event.shiftKey) return offered[0];
  const digit = /^Digit([1-9])$/.exec(event.code)?.[1];
  return event.altKey && digit ? offered[Number(digit) - 1] : undefined;
}

function useCannedList(item: InboxItem, field: Area, text: string) {
  const [cursor, setCursor] = useState(0);
  const [at, setAt] = useState(0);
  const [left, setLeft] = useState<string | null>(null);
  const slash = slashBefore(text, Math.min(cursor, text.length));
  const hits = slash ? search(canned.value, slash.query).slice(0, MOST_LISTED) : [];
  const shown = slash !== null && left !== text && (hits.length > 0 || slash.from === 0);
  const current = hits[Math.min(at, hits.length - 1)];

  const insert = (reply: CannedReply) => {
    if (!slash) return;
    const { text: words } = wordingFor(reply, item.language, languages.value);
    const filled = fill(words, valuesOf(item, me.value?.name ?? ""));
    const before = text.slice(0, slash.from);
    const after = text.slice(cursor);
    const end = before.length + filled.length;
    setDraft(item.id, mode(item.id), before + filled + after);
    put(field, () => firstGap(before + filled) ?? { from: end, to: end });
  };
  const press = (event: KeyboardEvent): boolean => {
    if (!shown) return false;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && hits.length > 0) setAt((at + step + hits.length) % hits.length);
    else if (event.key === "Escape") setLeft(text);
    else if ((isPlainEnter(event) || event.key === "Tab") && current) insert(current);
    // A mistyped shortcut is not for the customer: what is meant as it is goes out after Escape.
    else if (!isPlainEnter(event)) return false;
    event.preventDefault();
    return true;
  };
  return {
    press,
    moved: () => {
      setCursor(field.current?.selectionStart ?? 0);
      setAt(0);
    },
    attributes: {
      "aria-autocomplete": "list",
      "aria-haspopup": "listbox",
      "aria-controls": shown ? LIST_ID : undefined,
      "aria-activedescendant": shown && current ? optionId(current) : undefined,
    },
    view: shown && <CannedList hits={hits} current={current} item={item} onTake={insert} />,
  };
}

const firstGap = (text: string) => unfilled(text)[0] ?? null;

/** Focus, with this selected; waits until the new text is drawn. */
function put(field: Area, selection: () => { from: number; to: number } | null): void {
  setTimeout(() => {
    const where = selection();
    field.current?.focus();
    if (where) field.current?.setSelectionRange(where.from, where.to);
  });
}
