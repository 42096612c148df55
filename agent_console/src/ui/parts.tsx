/* Small marks that several screens use. */
import { Icon } from "@baton/design";
import { Alarm } from "@baton/design/icons";
import { chipText, chipTooltip } from "../lib/inbox";
import { languageLabel, languageName } from "../lib/language";
import { toneOf, toneShare } from "../lib/mood";
import { percent } from "../lib/time";
import { t } from "../text";
import type { Mood, Reason } from "../types";

export function Mark() {
  return (
    <svg class="mark" viewBox="0 0 32 32" aria-hidden="true">
      <rect width="32" height="32" rx="9" class="mark-ground" />
      <path d="M9.5 22.5 22.5 9.5" class="mark-stick" stroke-width="5" stroke-linecap="round" />
      <path d="M13.4 18.6l2 2" class="mark-cut" stroke-width="2" />
    </svg>
  );
}

export function Empty({ title, hint }: { title: string; hint?: string }) {
  return (
    <div class="empty">
      <strong>{title}</strong>
      {hint && <p>{hint}</p>}
    </div>
  );
}

export function MoodDot({ mood }: { mood: Mood | null }) {
  const words = moodInWords(mood);
  return (
    <span
      class={`dot ${mood ? toneOf(mood) : "none"}`}
      role="img"
      aria-label={words}
      title={words}
    />
  );
}

export function moodInWords(mood: Mood | null): string {
  return mood ? t.mood.value(t.mood[toneOf(mood)], percent(toneShare(mood))) : t.mood.none;
}

/** Says in which language the customer writes, if that is not the console's. */
export function LanguageChip({ code }: { code: string | null }) {
  const label = languageLabel(code);
  if (!code || !label) return null;
  return (
    <span class="chip" lang={code} title={t.writesIn(languageName(code))} data-testid="language">
      {label}
    </span>
  );
}

export function ReasonChip({ reason }: { reason: Reason }) {
  const danger = reason.code === "danger";
  return (
    <span class={`chip ${danger ? "bad" : ""}`} title={chipTooltip(reason)}>
      {danger && <Icon of={Alarm} />}
      {chipText(reason)}
    </span>
  );
}
