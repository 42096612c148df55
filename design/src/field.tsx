import type { ComponentChildren } from "preact";

export interface FieldProps {
  /** Of the control in it. */
  id: string;
  label: string;
  hint?: string | undefined;
  /** What is wrong with what was filled in; stands in the place of the hint. */
  wrong?: string | undefined;
  children: ComponentChildren;
}

/** A label, a control and what is to be said about it. Give the control `marked(id, wrong)`. */
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

/** What tells a screen reader that the control `id` holds something wrong. */
export function marked(id: string, wrong: string | undefined) {
  return { id, "aria-invalid": !!wrong, "aria-describedby": wrong ? `${id}-wrong` : undefined };
}
