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
    setUser: (user) => chat.setUser(user),
    setAttributes: (attributes) => chat.setAttributes(attributes),
    setLocale: (locale) => chat.setLocale(locale),
    reset: () => chat.reset(),
  };
  // An element already in the page comes to life here, after it has its settings.
  customElements.define("baton-chat", BatonChat);
  if (!present) document.body.append(chat);
}

function settings(): Record<string, string> {
  const server = script ? new URL(script.src).origin : location.origin;
  const given = Object.entries((script?.dataset ?? {}) as Record<string, string>);
  return { server, ...Object.fromEntries(given.map(([name, value]) => [dashed(name), value])) };
}

/** `userId` is the script's `data-user-id`. */
function dashed(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

// A page that loads the script twice still gets one chat.
if (!customElements.get("baton-chat") && !window.Baton) {
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", mount);
  else mount();
}
