import type { IconNode } from "lucide";
import type { ComponentProps } from "preact";
import { Icon } from "./icon";

export interface IconButtonProps extends Omit<ComponentProps<"button">, "icon" | "label"> {
  icon: IconNode;
  /** As `Icon` has it. */
  turns?: boolean;
  /** What it does: read aloud, and shown on hover. */
  label: string;
  "data-testid"?: string;
}

/** A button that shows only an icon. */
export function IconButton({ icon, turns, label, ...given }: IconButtonProps) {
  return (
    <button type="button" class="button quiet bare" aria-label={label} title={label} {...given}>
      <Icon of={icon} turns={turns} />
    </button>
  );
}
