import type { ComponentChildren } from "preact";
import { initials } from "./initials";

/** A person's initials in a circle, or `children` for nobody in particular. */
export function Avatar({ name, children }: { name?: string | null; children?: ComponentChildren }) {
  return (
    <span class="avatar" aria-hidden="true">
      {name ? initials(name) : children}
    </span>
  );
}
