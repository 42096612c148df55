import type { IconNode } from "lucide";
import { createElement } from "preact";

/** A line icon in the colour and size of the surrounding text; words beside it say what it means. */
export function Icon({ of }: { of: IconNode }) {
  return (
    <svg class="icon" viewBox="0 0 24 24" aria-hidden="true">
      {of.map(([tag, attributes]) => createElement(tag, attributes))}
    </svg>
  );
}
