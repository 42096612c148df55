/* A button with a short list of actions under it. */
import { Icon, type IconButtonProps } from "@baton/design";
import { Unfold } from "@baton/design/icons";
import * as menu from "@zag-js/menu";
import { normalizeProps, useMachine } from "@zag-js/preact";
import { useId } from "preact/hooks";
import { direction } from "../lib/language";

export interface Choice {
  text: string;
  icon?: IconButtonProps["icon"];
  /** The key that does the same. */
  keys?: string;
  testId?: string;
  act: () => void;
}

export function Menu(props: {
  label: string;
  /** Shown instead of the label, which is then read aloud and shown on hover. */
  icon?: IconButtonProps["icon"];
  primary?: boolean;
  keys?: string;
  testId?: string;
  disabled?: boolean;
  choices: readonly Choice[];
}) {
  const { label, icon, choices } = props;
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
  const looks = icon ? "quiet bare" : props.primary ? "primary" : "";
  return (
    <>
      <button
        {...api.getTriggerProps()}
        class={`button ${looks}`}
        aria-label={icon && label}
        title={icon && label}
        disabled={props.disabled}
        data-testid={props.testId}
      >
        {!icon && label}
        {props.keys && <kbd aria-hidden="true">{props.keys}</kbd>}
        <Icon of={icon ?? Unfold} />
      </button>
      <div {...api.getPositionerProps()}>
        <div {...api.getContentProps()} class="menu">
          {choices.map((choice) => (
            <div
              key={choice.text}
              {...api.getItemProps({ value: choice.text })}
              class="menu-item"
              data-testid={choice.testId}
            >
              {choice.icon && <Icon of={choice.icon} />}
              {choice.text}
              {choice.keys && <kbd aria-hidden="true">{choice.keys}</kbd>}
            </div>
          ))}
        </div>
      </div>
    </>
  );
}
