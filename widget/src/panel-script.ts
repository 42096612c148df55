/** The second script: what only an open chat needs. It is fetched after the page has what it needs. */
import type { Attach } from "./panel";
import { script } from "./script";

/** Of both scripts: they shorten names alike, and fit only one another. */
declare const __BUILD__: string;

/** Under this name the second script hands over the panel. */
export const HANDOVER = `BatonPanel${__BUILD__}`;

let loading: Promise<Attach> | null = null;

/** A failed try is forgotten: the next one may find the network again. */
export function loadPanel(server: string): Promise<Attach> {
  return (loading ??= load(server).catch((error: unknown) => {
    loading = null;
    throw error;
  }));
}

/** Once the page is loaded and has nothing else to do. */
export function whenIdle(act: () => void): void {
  const soon = () => ("requestIdleCallback" in window ? requestIdleCallback(act) : setTimeout(act));
  if (document.readyState === "complete") soon();
  else addEventListener("load", soon, { once: true });
}

function load(server: string): Promise<Attach> {
  const found = (): Attach | undefined => Reflect.get(globalThis, HANDOVER);
  return new Promise((done, failed) => {
    const take = () => {
      const attach = found();
      if (attach) done(attach);
      return attach;
    };
    if (take()) return;
    // Not import(): a classic script needs no permission across origins, as the first one needed none.
    const second = document.createElement("script");
    second.src = new URL(`panel.js?${__BUILD__}`, script?.src || `${server}/widget/`).href;
    second.nonce = script?.nonce ?? "";
    second.onload = () => {
      second.remove();
      take() ?? failed(new Error("the service has another version now; load the page again"));
    };
    second.onerror = () => {
      second.remove();
      failed(new Error(`${second.src} could not be loaded`));
    };
    document.documentElement.append(second);
  });
}
