/* Short messages in the corner; they stay while pointer or focus is on them. */
import { IconButton } from "@baton/design";
import { Close } from "@baton/design/icons";
import { normalizeProps, useMachine } from "@zag-js/preact";
import * as toast from "@zag-js/toast";
import { useId } from "preact/hooks";
import { store } from "../state/toasts";
import { t } from "../text";

export function Toasts() {
  const service = useMachine(toast.group.machine, { id: useId(), store });
  const api = toast.group.connect(service, normalizeProps);
  return (
    // The style sheet says where they go.
    <div {...api.getGroupProps()} style={undefined} class="toasts" aria-label={t.toast.region}>
      {api.getToasts().map((shown, index) => (
        <Toast key={shown.id} shown={shown} index={index} parent={service} />
      ))}
    </div>
  );
}

interface ToastProps {
  shown: toast.Options<string>;
  index: number;
  parent: toast.GroupService;
}

function Toast({ shown, index, parent }: ToastProps) {
  const service = useMachine(toast.machine, { ...shown, parent, index });
  const api = toast.connect(service, normalizeProps);
  return (
    <div
      {...api.getRootProps()}
      style={undefined}
      class={`toast ${shown.type}`}
      role={shown.type === "error" ? "alert" : "status"}
      data-testid="toast"
    >
      <p {...api.getDescriptionProps()}>{shown.description}</p>
      {shown.action && (
        <button {...api.getActionTriggerProps()} class="button quiet" data-testid="undo">
          {shown.action.label}
          <kbd aria-hidden="true">z</kbd>
        </button>
      )}
      <IconButton icon={Close} label={t.toast.dismiss} onClick={() => api.dismiss()} />
    </div>
  );
}
