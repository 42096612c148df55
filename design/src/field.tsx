import type { ComponentChildren } from "preact";

export interface FieldProps {
  /** The id of the control inside. */
  id: string;
  label: string;
  hint?: string | undefined;
  /** What is wrong with the input; replaces the hint. */
  wrong?: string | undefined;
  children: ComponentChildren;
}

/** A label, a control, and a hint or error. Give the control `marked(id, wrong)`. */
export function Field({ id, label, hint, wrong, children }: FieldProps) {
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {children}
      {wrong ? <Wrong id={`${id}-wrong`} text={wrong} /> : hint && <span class="hint">{hint}</span>}
    </div>
  );
}

export function Wrong({ id, text }: { id?: string; text: string }) {
  return (
    <span id={id} class="wrong" role="alert">
      {text}
    </span>
  );
}

/** Tells a screen reader that the control `id` holds something wrong. */
export function marked(id: string, wrong: string | undefined) {
  return { id, "aria-invalid": !!wrong, "aria-describedby": wrong ? `${id}-wrong` : undefined };
}
