/* A button with a short list of actions under it. */
import { useEffect, useRef, useState } from "preact/hooks";

export interface Choice {
  text: string;
  testId?: string;
  act: () => void;
}

export function Menu(props: {
  label: string;
  testId?: string;
  disabled?: boolean;
  choices: Choice[];
}) {
  const [shown, setShown] = useState(false);
  const root = useRef<HTMLDivElement>(null);
  const close = (refocus: boolean) => {
    setShown(false);
    if (refocus) root.current?.querySelector("button")?.focus();
  };
  useEffect(() => {
    if (!shown) return;
    root.current?.querySelector<HTMLElement>("[role=menuitem]")?.focus();
    const outside = (event: PointerEvent) => {
      if (!root.current?.contains(event.target as Node)) close(false);
    };
    addEventListener("pointerdown", outside);
    return () => removeEventListener("pointerdown", outside);
  }, [shown]);

  const press = (event: KeyboardEvent) => {
    if (!shown) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) focusNext(root.current!, step);
    else if (event.key === "Escape") close(true);
    else if (event.key === "Tab") return close(false);
    else if (event.key !== "Enter" && event.key !== " ") return;
    event.stopPropagation();
    if (step || event.key === "Escape") event.preventDefault();
  };
  return (
    <div class="menu" ref={root} onKeyDown={press}>
      <button
        class="button"
        aria-haspopup="menu"
        aria-expanded={shown}
        disabled={props.disabled}
        data-testid={props.testId}
        onClick={() => setShown(!shown)}
      >
        {props.label}
        <span aria-hidden="true">▾</span>
      </button>
      {shown && (
        <div class="menu-list" role="menu" aria-label={props.label}>
          {props.choices.map(({ text, testId, act }) => (
            <button
              key={text}
              role="menuitem"
              data-testid={testId}
              onClick={() => {
                close(true);
                act();
              }}
            >
              {text}
            </button>
          ))}
        </div>
      )}
    </div>
  );
}

function focusNext(root: HTMLElement, step: number): void {
  const items = [...root.querySelectorAll<HTMLElement>("[role=menuitem]")];
  const at = items.indexOf(document.activeElement as HTMLElement);
  items[(at + step + items.length) % items.length]?.focus();
}
