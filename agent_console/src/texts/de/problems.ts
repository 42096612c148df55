/* What went wrong, by the service's codes, in German. */
import type { Problems, Told } from "../catalogue";

const notAccepted = ({ message }: Told) => `Der Dienst hat das so nicht angenommen (${message}).`;

const problem: Problems = {
  not_found: () => "Das gibt es nicht, oder nicht mehr. Laden Sie die Seite neu.",
  not_allowed: () => "Dazu fehlt Ihnen die Berechtigung.",
  not_signed_in: () => "Sie sind nicht angemeldet. Melden Sie sich noch einmal an.",
  invalid: notAccepted,
  conflict: (told) => {
    const { by, name } = told.details ?? {};
    if (by) return `${by} war schneller. Die Liste wird neu geladen.`;
    return name ? `„${name}“ ist schon vergeben. Wählen Sie etwas anderes.` : notAccepted(told);
  },
  illegal_move: () => "Das geht nicht mehr: Am Gespräch hat sich inzwischen etwas geändert.",
  stale_epoch: () => "Das Gespräch ist inzwischen in anderen Händen.",
  already_claimed: ({ details }) =>
    details?.owner
      ? `${details.owner} war schneller und hat das Gespräch jetzt.`
      : "Jemand anderes hat das Gespräch schon angenommen.",
  thread_moved_on: () => "Inzwischen wurde etwas geschrieben. Lesen Sie es, bevor Sie antworten.",
  too_many: () => "Zu viele Versuche auf einmal. Warten Sie einen Moment.",
  unavailable: () =>
    "Ein Teil des Dienstes antwortet gerade nicht. Versuchen Sie es gleich noch einmal.",
  bot_down: () => "Der Bot ist gerade nicht erreichbar.",
  bot_slow: () => "Der Bot hat zu lange gebraucht. Versuchen Sie es noch einmal.",
  model_changed: () => "Der Bot wechselt gerade sein Modell. Versuchen Sie es noch einmal.",
  error: () => "Im Dienst ist etwas schiefgegangen. Versuchen Sie es später noch einmal.",
};

export const problems = { problem };
