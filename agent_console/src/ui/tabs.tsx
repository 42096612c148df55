/* Tabs whose one panel is elsewhere on the page. */
import { normalizeProps, useMachine } from "@zag-js/preact";
import * as tabs from "@zag-js/tabs";
import type { ComponentChildren } from "preact";
import { useId } from "preact/hooks";
import { direction } from "../lib/language";

export interface TabsProps<V extends string> {
  label: string;
  values: readonly V[];
  value: V;
  onChange: (value: V) => void;
  orientation: "horizontal" | "vertical";
  /** The panel's id; its `aria-labelledby` is `tab-` and the value. */
  panel: string;
  children: (value: V) => ComponentChildren;
}

export function Tabs<V extends string>(props: TabsProps<V>) {
  const service = useMachine(tabs.machine, {
    id: useId(),
    dir: direction(),
    ids: { trigger: (value) => `tab-${value}`, content: () => props.panel },
    value: props.value,
    onValueChange: ({ value }) => props.onChange(value as V),
    orientation: props.orientation,
    translations: { listLabel: props.label },
  });
  const api = tabs.connect(service, normalizeProps);
  return (
    <div {...api.getListProps()} class="tabs">
      {props.values.map((value) => (
        <button
          key={value}
          {...api.getTriggerProps({ value })}
          class="nav"
          data-testid={`tab-${value}`}
        >
          {props.children(value)}
        </button>
      ))}
    </div>
  );
}
