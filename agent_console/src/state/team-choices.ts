/* What a team can be for: the assistant's languages and subjects, read once. */
import { effect, signal } from "@preact/signals";
import { rest } from "../api/rest";
import type { TeamChoices } from "../types";
import { me } from "./session";

export const choices = signal<TeamChoices | null>(null);
let reading: Promise<void> | null = null;

export function loadChoices(): Promise<void> {
  reading ??= rest.teamChoices().then(
    (found) => void (choices.value = found),
    // Read again the next time somebody looks.
    () => void (reading = null),
  );
  return reading;
}

effect(() => {
  if (me.value !== null) return;
  choices.value = null;
  reading = null;
});
