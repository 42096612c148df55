/* Keyboard shortcuts: single keys, and pairs such as "g i"; never while someone is typing. */
import { useEffect, useRef } from "preact/hooks";

export type Bindings = Readonly<Record<string, () => void>>;

const PAIR_WITHIN_MS = 900;

export function useShortcuts(bindings: Bindings): void {
  const latest = useRef(bindings);
  latest.current = bindings;
  useEffect(() => {
    let prefix = { key: "", at: 0 };
    const press = (event: KeyboardEvent) => {
      if (event.defaultPrevented || isForSomethingElse(event)) return;
      const fresh = event.timeStamp - prefix.at < PAIR_WITHIN_MS;
      const pair = fresh ? latest.current[`${prefix.key} ${event.key}`] : undefined;
      prefix = { key: event.key, at: event.timeStamp };
      const act = pair ?? latest.current[event.key];
      if (!act) return;
      event.preventDefault();
      act();
    };
    addEventListener("keydown", press);
    return () => removeEventListener("keydown", press);
  }, []);
}

function isForSomethingElse(event: KeyboardEvent): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey) return true;
  if (document.querySelector("[role=dialog][data-state=open]")) return true;
  const target = event.target;
  if (!(target instanceof HTMLElement)) return false;
  if (target instanceof HTMLInputElement) return !["radio", "checkbox"].includes(target.type);
  return target.isContentEditable || /^(TEXTAREA|SELECT)$/.test(target.tagName);
}
