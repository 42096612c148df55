import type { IconNode } from "lucide";
import { createElement } from "preact";

/** A line icon in the colour and size of the surrounding text; words beside it say what it means.
 *  `turns`: it points somewhere, which is the other way where text runs from right to left. */
export function Icon({ of, turns }: { of: IconNode; turns?: boolean | undefined }) {
  return (
    <svg class={turns ? "icon turns" : "icon"} viewBox="0 0 24 24" aria-hidden="true">
      {of.map(([tag, attributes]) => createElement(tag, attributes))}
    </svg>
  );
}
