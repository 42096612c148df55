/* A field that suggests what to enter: type to narrow, arrows to move, Enter to take. */
import { isComposing } from "@baton/design";
import * as combobox from "@zag-js/combobox";
import { normalizeProps, useMachine } from "@zag-js/preact";
import type { ComponentChildren } from "preact";
import { useId, useState } from "preact/hooks";
import { direction } from "../lib/language";

export interface ComboboxProps<T> {
  /** The input's id, for its label. */
  id: string;
  testId?: string;
  placeholder: string;
  /** Says that nothing matches. */
  none: string;
  text: string;
  wrong: boolean;
  /** What matches `query`, best first. */
  search: (query: string) => readonly T[];
  /** What the text names in full. */
  chosen: T | undefined;
  idOf: (one: T) => string;
  textOf: (one: T) => string;
  onText: (text: string) => void;
  /** Enter on what is already in the field; the list is closed by then. */
  onSubmit: (text: string) => void;
  children: (one: T) => ComponentChildren;
}

export function Combobox<T>(props: ComboboxProps<T>) {
  const { id, text, chosen, idOf, textOf } = props;
  /** Only typing narrows the list: opened on something already chosen, it is complete. */
  const [narrowed, setNarrowed] = useState(false);
  const hits = props.search(narrowed ? text : "");
  const service = useMachine(combobox.machine, {
    id: useId(),
    dir: direction(),
    ids: { input: id },
    collection: combobox.collection({
      items: [...hits],
      itemToValue: idOf,
      itemToString: textOf,
    }),
    // Only the text says what is chosen, since it may also be typed in full.
    value: NOTHING,
    inputValue: text,
    allowCustomValue: true,
    inputBehavior: "autohighlight",
    openOnClick: true,
    invalid: props.wrong,
    placeholder: props.placeholder,
    positioning: { placement: "bottom", gutter: 4, sameWidth: true, strategy: "fixed" } as const,
    onInputValueChange: ({ inputValue, reason }) => {
      if (reason === "input-change") setNarrowed(true);
      props.onText(inputValue);
    },
    onOpenChange: ({ open, reason }) => {
      if (!open || reason === "input-change") return;
      setNarrowed(false);
      const first = chosen ?? props.search("")[0];
      if (first) api.setHighlightValue(idOf(first));
    },
  });
  const api = combobox.connect(service, normalizeProps);

  const unfold = (event: FocusEvent) => {
    const input = event.target;
    if (!(input instanceof HTMLInputElement)) return;
    const before = input.value;
    input.select();
    api.setOpen(true);
    // Opening puts the cursor at the end one frame later; typing should replace everything instead.
    queueMicrotask(() => requestAnimationFrame(() => input.value === before && input.select()));
  };
  /** Runs before the list's own key handling. */
  const press = (event: KeyboardEvent) => {
    if (isComposing(event)) return;
    const isPicked = chosen !== undefined && api.highlightedValue === idOf(chosen);
    if (event.key === "Enter" && !(api.open && api.highlightedValue && !isPicked)) {
      if (!api.open) props.onSubmit(text);
      else setTimeout(() => props.onSubmit(text), CLOSES_MS);
      api.setOpen(false);
    } else if (event.key === "Escape" && !api.open) document.getElementById(id)?.blur();
    else if (["ArrowDown", "ArrowUp"].includes(event.key) && !api.open) api.setOpen(true);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div {...api.getRootProps()} class="combobox" onFocusIn={unfold} onKeyDownCapture={press}>
      <div {...api.getControlProps()}>
        <input
          {...api.getInputProps()}
          type="text"
          role="combobox"
          value={text}
          class="input"
          data-testid={props.testId}
          aria-describedby={props.wrong ? `${id}-wrong` : undefined}
        />
      </div>
      <div {...api.getPositionerProps()}>
        <ul {...api.getContentProps()} class="combobox-list" aria-labelledby={undefined}>
          {hits.length === 0 && <li class="none">{props.none}</li>}
          {hits.map((one) => (
            <li
              key={idOf(one)}
              {...api.getItemProps({ item: one })}
              aria-selected={one === chosen}
              class="combobox-item"
            >
              {props.children(one)}
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}

const NOTHING: string[] = [];

/** So long after it was closed, the list has given the focus back to its field. */
const CLOSES_MS = 40;
