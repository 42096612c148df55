import { dismiss, toasts } from "../state/toasts";
import { t } from "../text";

export function Toasts() {
  return (
    <div class="toasts" role="region" aria-label={t.toast.region} aria-live="polite">
      {toasts.value.map(({ id, text, tone }) => (
        <div
          key={id}
          class={`toast ${tone}`}
          role={tone === "bad" ? "alert" : "status"}
          data-testid="toast"
        >
          <p>{text}</p>
          <button
            class="button quiet icon"
            aria-label={t.toast.dismiss}
            onClick={() => dismiss(id)}
          >
            ×
          </button>
        </div>
      ))}
    </div>
  );
}
