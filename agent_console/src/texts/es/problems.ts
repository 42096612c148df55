/* What went wrong, by the service's codes, in Spanish. */
import type { Problems, Told } from "../catalogue";

const notAccepted = ({ message }: Told) => `El servicio no lo ha aceptado así (${message}).`;

const problem: Problems = {
  not_found: () => "No existe, o ya no existe. Vuelva a cargar la página.",
  not_allowed: () => "No tiene permiso para hacerlo.",
  not_signed_in: () => "No ha iniciado sesión. Vuelva a iniciarla.",
  invalid: notAccepted,
  conflict: (told) => {
    const { by, name } = told.details ?? {};
    if (by) return `${by} ha llegado antes. La lista se vuelve a cargar.`;
    return name ? `«${name}» ya está en uso. Elija otra cosa.` : notAccepted(told);
  },
  illegal_move: () => "Ya no es posible: la conversación ha cambiado entretanto.",
  stale_epoch: () => "La conversación ha cambiado de manos entretanto.",
  already_claimed: ({ details }) =>
    details?.owner
      ? `${details.owner} ha llegado antes: ahora la conversación es suya.`
      : "Otra persona ya ha tomado la conversación.",
  thread_moved_on: () => "Alguien ha escrito entretanto. Léalo antes de responder.",
  too_many: () => "Demasiados intentos seguidos. Espere un momento.",
  unavailable: () => "Una parte del servicio no responde ahora. Inténtelo de nuevo en un momento.",
  bot_down: () => "No se puede conectar con el bot en este momento.",
  bot_slow: () => "El bot ha tardado demasiado. Inténtelo de nuevo.",
  model_changed: () => "El bot está cambiando de modelo. Inténtelo de nuevo.",
  error: () => "Algo ha fallado en el servicio. Inténtelo más tarde.",
};

export const problems = { problem };
