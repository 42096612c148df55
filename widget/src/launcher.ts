/** The round button in the corner; without a framework, since every page loads it. */
import { Chat, Unfold } from "@baton/design/icons";
import type { LauncherTexts } from "./texts/launcher";

const SVG = "http://www.w3.org/2000/svg";

export interface Launcher {
  button: HTMLButtonElement;
  draw: (isOpen: boolean, unread: number, texts: LauncherTexts) => void;
}

export function launcher(press: () => void): Launcher {
  const button = document.createElement("button");
  button.type = "button";
  button.dataset["testid"] = "launcher";
  button.onclick = press;
  const badge = document.createElement("span");
  badge.className = "badge";
  badge.dataset["testid"] = "unread";
  badge.setAttribute("aria-hidden", "true");
  const draw: Launcher["draw"] = (isOpen, unread, texts) => {
    const count = isOpen ? 0 : unread;
    button.className = isOpen ? "launcher is-open" : "launcher";
    button.ariaExpanded = String(isOpen);
    button.ariaLabel = isOpen ? texts.closeChat : count ? texts.openUnread(count) : texts.openChat;
    badge.textContent = count > 9 ? "9+" : String(count);
    button.replaceChildren(icon(isOpen ? Unfold : Chat), ...(count ? [badge] : []));
  };
  return { button, draw };
}

function icon(shapes: typeof Chat): SVGElement {
  const svg = element("svg", { class: "icon", viewBox: "0 0 24 24", "aria-hidden": "true" });
  svg.append(...shapes.map(([tag, attributes]) => element(tag, attributes)));
  return svg;
}

function element(tag: string, attributes: Record<string, unknown>): SVGElement {
  const made = document.createElementNS(SVG, tag) as SVGElement;
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, String(value));
  return made;
}
