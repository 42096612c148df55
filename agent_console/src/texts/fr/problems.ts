/* What went wrong, by the service's codes, in French. */
import type { Problems, Told } from "../catalogue";

const notAccepted = ({ message }: Told) => `Le service ne l’a pas accepté ainsi (${message}).`;

const problem: Problems = {
  not_found: () => "Cela n’existe pas, ou n’existe plus. Rechargez la page.",
  not_allowed: () => "Vous n’avez pas l’autorisation de le faire.",
  not_signed_in: () => "Vous n’êtes pas connecté. Reconnectez-vous.",
  invalid: notAccepted,
  conflict: (told) => {
    const { by, name } = told.details ?? {};
    if (by) return `${by} a été plus rapide. La liste est rechargée.`;
    return name ? `« ${name} » est déjà pris. Choisissez autre chose.` : notAccepted(told);
  },
  illegal_move: () => "Ce n’est plus possible : la conversation a changé entre-temps.",
  stale_epoch: () => "La conversation a changé de mains entre-temps.",
  already_claimed: ({ details }) =>
    details?.owner
      ? `${details.owner} a été plus rapide et a maintenant la conversation.`
      : "Quelqu’un d’autre a déjà pris la conversation.",
  thread_moved_on: () => "Quelqu’un a écrit entre-temps. Lisez-le avant de répondre.",
  too_many: () => "Trop d’essais à la suite. Patientez un instant.",
  unavailable: () => "Une partie du service ne répond pas. Réessayez dans un instant.",
  bot_down: () => "Le bot est injoignable pour le moment.",
  bot_slow: () => "Le bot a mis trop de temps. Réessayez.",
  model_changed: () => "Le bot est en train de changer de modèle. Réessayez.",
  error: () => "Quelque chose a échoué dans le service. Réessayez plus tard.",
};

export const problems = { problem };
