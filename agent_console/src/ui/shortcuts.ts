/* Keyboard shortcuts: single keys, and pairs such as "g i". Keys meant for anything else are left
   alone: one listener for the whole page knows what was typed where, and when. */
import { useEffect, useRef } from "preact/hooks";

export type Bindings = Readonly<Record<string, () => void>>;

export const PAIR_WITHIN_MS = 900;
/** Who types on after Esc means text. Every such key begins this pause anew. */
export const QUIET_MS = 500;
/** Keys that may be held down. */
const REPEATED = new Set(["j", "k"]);

/** Of every page or part that is shown; the latest comes first. */
let layers: { current: Bindings }[] = [];
let first: { key: string; at: number } | null = null;
let lastTyped = -Infinity;

export function useShortcuts(bindings: Bindings): void {
  const latest = useRef(bindings);
  latest.current = bindings;
  useEffect(() => {
    if (layers.length === 0) addEventListener("keydown", press);
    layers = [latest, ...layers];
    return () => {
      layers = layers.filter((layer) => layer !== latest);
      if (layers.length === 0) removeEventListener("keydown", press);
    };
  }, []);
}

/** The focus is about to go to a field, as once a request is answered: keys already mean text. */
export function typingSoon(): void {
  lastTyped = performance.now();
}

function press(event: KeyboardEvent): void {
  if (MODIFIERS.has(event.key)) return;
  const now = performance.now();
  const elsewhere = event.isComposing || isForField(event) || isModal();
  if (elsewhere || now - lastTyped < QUIET_MS) {
    lastTyped = now;
    first = null;
    if (elsewhere) leave(event);
    return;
  }
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
  const act = meaning(event.key, now);
  if (!act || (event.repeat && !REPEATED.has(event.key))) return;
  event.preventDefault();
  act();
}

/** What the key does now, if anything: the second of a pair means nothing by itself. */
function meaning(key: string, now: number): (() => void) | undefined {
  const begun = first && now - first.at < PAIR_WITHIN_MS ? first.key : null;
  first = null;
  if (begun) return bound(`${begun} ${key}`);
  const begins = layers.some(({ current }) =>
    Object.keys(current).some((keys) => keys.startsWith(`${key} `)),
  );
  if (begins) first = { key, at: now };
  return bound(key);
}

function bound(keys: string): (() => void) | undefined {
  for (const { current } of layers) if (Object.hasOwn(current, keys)) return current[keys];
  return undefined;
}

const MODIFIERS = new Set(["Shift", "Control", "Alt", "Meta", "AltGraph", "CapsLock"]);

function isModal(): boolean {
  return document.querySelector("[aria-modal=true], dialog[open]") !== null;
}

/** Menus and lists choose by first letters. */
const TYPED_INTO = "textarea, select, [role=textbox], [role=combobox], [role=menu], [role=listbox]";
const NOT_TYPED_INTO = ["radio", "checkbox", "button", "submit", "range"];

/** The focus is in something that is typed into. */
export const isTyping = (): boolean => isField(document.activeElement);

const isForField = ({ target }: KeyboardEvent): boolean => isField(target);

function isField(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target instanceof HTMLInputElement) return !NOT_TYPED_INTO.includes(target.type);
  return target.isContentEditable || target.closest(TYPED_INTO) !== null;
}

/** Esc leaves any field that has no other use for it. */
function leave(event: KeyboardEvent): void {
  if (event.key !== "Escape" || event.isComposing || event.defaultPrevented || isModal()) return;
  if (event.target instanceof HTMLElement) event.target.blur();
}
