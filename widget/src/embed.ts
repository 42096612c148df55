/**
 * The script that a page loads:
 *
 *     <script async src="https://help.example/widget/baton.js" data-locale="de"></script>
 *
 * It puts one `<baton-chat>` at the end of the page, with the script's `data-*` settings as its
 * attributes, unless the page already has one. `window.Baton` is the page's handle on it.
 */
import { BatonChat } from "./element";
import { script } from "./script";

export interface BatonApi {
  open(): void;
  close(): void;
  toggle(): void;
  /** Forget the conversation on this browser. */
  reset(): void;
  /** A language tag such as `de` or `fr-CA`. */
  setLocale(locale: string): void;
}

declare global {
  interface Window {
    Baton?: BatonApi;
  }
}

function mount(): void {
  const present = document.querySelector<BatonChat>("baton-chat");
  const chat = present ?? (document.createElement("baton-chat") as BatonChat);
  for (const [name, value] of Object.entries(settings())) {
    if (!chat.hasAttribute(name)) chat.setAttribute(name, value);
  }
  window.Baton = {
    open: () => chat.open(),
    close: () => chat.close(),
    toggle: () => chat.toggle(),
    reset: () => chat.reset(),
    setLocale: (locale) => chat.setLocale(locale),
  };
  // An element already in the page comes to life here, after it has its settings.
  customElements.define("baton-chat", BatonChat);
  if (!present) document.body.append(chat);
}

function settings(): Record<string, string> {
  const server = script ? new URL(script.src).origin : location.origin;
  return { server, ...(script?.dataset as Record<string, string> | undefined) };
}

// A page that loads the script twice still gets one chat.
if (!customElements.get("baton-chat") && !window.Baton) {
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", mount);
  else mount();
}
