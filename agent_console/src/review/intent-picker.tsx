/* A searchable list of intents: type to narrow, arrows to move, Enter to pick, Enter to approve. */
import { useEffect, useRef, useState } from "preact/hooks";
import { named, search } from "../lib/intents";
import { t } from "../text";
import type { Intent } from "../types";

interface Props {
  id: string;
  intents: readonly Intent[];
  text: string;
  wrong: boolean;
  onText: (text: string) => void;
  /** Enter on what already stands in the field. */
  onSubmit: (text: string) => void;
}

export function IntentPicker({ id, intents, text, wrong, onText, onSubmit }: Props) {
  const [shown, setShown] = useState(false);
  /** Narrowed only by what is typed: opened on a chosen intent, the list is whole. */
  const [narrowed, setNarrowed] = useState(false);
  const [at, setAt] = useState(0);
  const list = useRef<HTMLUListElement>(null);
  const hits = search(intents, narrowed ? text : "");
  const chosen = named(intents, text);

  useEffect(() => {
    list.current?.querySelector("[aria-selected=true]")?.scrollIntoView({ block: "nearest" });
  }, [at, shown]);

  const unfold = () => {
    setShown(true);
    setNarrowed(false);
    setAt(
      Math.max(
        0,
        search(intents, "").findIndex((intent) => intent === chosen),
      ),
    );
  };
  const fold = () => setShown(false);
  const take = (intent: Intent) => {
    onText(intent.label);
    fold();
  };
  const enter = () => {
    const hit = hits[at];
    if (!shown || (hit && hit === chosen)) return onSubmit(text);
    if (hit) take(hit);
    else onSubmit(text);
  };
  const press = (event: KeyboardEvent & { currentTarget: HTMLInputElement }) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && !shown) unfold();
    else if (step) setAt((at + step + hits.length) % Math.max(1, hits.length));
    else if (event.key === "Enter") enter();
    else if (event.key === "Escape" && shown) fold();
    else if (event.key === "Escape") event.currentTarget.blur();
    else return;
    event.preventDefault();
  };
  return (
    <div class="combobox">
      <input
        id={id}
        class="input"
        role="combobox"
        autocomplete="off"
        aria-expanded={shown}
        aria-controls={`${id}-list`}
        aria-activedescendant={shown && hits[at] ? `${id}-${hits[at].name}` : undefined}
        aria-invalid={wrong}
        aria-describedby={wrong ? `${id}-wrong` : undefined}
        placeholder={t.review.choose}
        data-testid="approve-intent"
        value={text}
        onFocus={(event) => {
          event.currentTarget.select();
          unfold();
        }}
        onClick={() => shown || unfold()}
        onBlur={fold}
        onInput={(event) => {
          onText(event.currentTarget.value);
          setShown(true);
          setNarrowed(true);
          setAt(0);
        }}
        onKeyDown={press}
      />
      {shown && (
        <ul class="combobox-list" role="listbox" id={`${id}-list`} ref={list}>
          {hits.length === 0 && <li class="none">{t.review.noneMatch}</li>}
          {hits.map((intent, i) => (
            <li
              key={intent.name}
              id={`${id}-${intent.name}`}
              role="option"
              aria-selected={i === at}
              // Before the blur that folds the list.
              onPointerDown={(event) => {
                event.preventDefault();
                take(intent);
              }}
            >
              {intent.label}
              <code>{intent.name}</code>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
