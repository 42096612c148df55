/* A button with a short list of actions under it. */
import { Icon } from "@baton/design";
import { Unfold } from "@baton/design/icons";
import * as menu from "@zag-js/menu";
import { normalizeProps, useMachine } from "@zag-js/preact";
import { useId } from "preact/hooks";
import { direction } from "../lib/language";

export interface Choice {
  text: string;
  testId?: string;
  act: () => void;
}

export function Menu(props: {
  label: string;
  testId?: string;
  disabled?: boolean;
  choices: readonly Choice[];
}) {
  const { choices } = props;
  const service = useMachine(menu.machine, {
    id: useId(),
    dir: direction(),
    positioning: { placement: "bottom-end", gutter: 4, strategy: "fixed" } as const,
    loopFocus: true,
    onSelect: ({ value }) => choices.find(({ text }) => text === value)?.act(),
    // So that Enter or the arrows work as soon as it opens.
    onOpenChange: ({ open }) => open && api.setHighlightedValue(choices[0]?.text ?? ""),
  });
  const api = menu.connect(service, normalizeProps);
  return (
    <>
      <button
        {...api.getTriggerProps()}
        class="button"
        disabled={props.disabled}
        data-testid={props.testId}
      >
        {props.label}
        <Icon of={Unfold} />
      </button>
      <div {...api.getPositionerProps()}>
        <div {...api.getContentProps()} class="menu">
          {choices.map(({ text, testId }) => (
            <div
              key={text}
              {...api.getItemProps({ value: text })}
              class="menu-item"
              data-testid={testId}
            >
              {text}
            </div>
          ))}
        </div>
      </div>
    </>
  );
}
