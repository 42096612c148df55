/* A modal sheet: focus stays inside, Escape or a click beside it closes. */
import { IconButton } from "@baton/design";
import { Close } from "@baton/design/icons";
import * as dialog from "@zag-js/dialog";
import { normalizeProps, useMachine } from "@zag-js/preact";
import type { ComponentChildren } from "preact";
import { useId } from "preact/hooks";
import { direction } from "../lib/language";
import { t } from "../text";

/** Open as long as it is rendered. */
export function Sheet(props: {
  title: string;
  onClose: () => void;
  /** What gets the focus first, as a selector; otherwise the first thing that can have it. */
  focus?: string;
  children: ComponentChildren;
}) {
  const service = useMachine(dialog.machine, {
    id: useId(),
    dir: direction(),
    defaultOpen: true,
    initialFocusEl: () =>
      props.focus === undefined ? null : document.querySelector<HTMLElement>(props.focus),
    onOpenChange: ({ open }) => open || props.onClose(),
  });
  const api = dialog.connect(service, normalizeProps);
  return (
    <>
      <div {...api.getBackdropProps()} class="scrim" />
      <div {...api.getPositionerProps()} class="sheet-place">
        <div {...api.getContentProps()} class="sheet">
          <div class="sheet-head">
            <h2 {...api.getTitleProps()}>{props.title}</h2>
            <IconButton icon={Close} label={t.help.close} onClick={() => api.setOpen(false)} />
          </div>
          {props.children}
        </div>
      </div>
    </>
  );
}
