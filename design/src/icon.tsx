import type { IconNode } from "lucide";
import { createElement } from "preact";

/** A line icon in the colour and size of the text around it; what it means is written beside it. */
export function Icon({ of }: { of: IconNode }) {
  return (
    <svg class="icon" viewBox="0 0 24 24" aria-hidden="true">
      {of.map(([tag, attributes]) => createElement(tag, attributes))}
    </svg>
  );
}
