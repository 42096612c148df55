/* Training runs and models, in Spanish. */
import type { Training } from "../en/training";
import { number } from "./grammar";

export const training: Training = {
  training: {
    title: "Aprendizaje",
    pending: (count) => {
      if (count === 0) return "El modelo activo ha aprendido todo lo aprobado hasta ahora.";
      return count === 1
        ? "1 ejemplo aprobado está por aprender."
        : `${number(count)} ejemplos aprobados están por aprender.`;
    },
    retrain: "Reentrenar",
    starting: "Empezando…",
    never: "Aún no ha habido ningún entrenamiento.",
    state: {
      running: "Entrenando",
      live: "Activo",
      refused: "Rechazado",
      failed: "Fallido",
    },
    saidLive: (model) => `Ahora responde el modelo ${model}.`,
    saidRefused: "El modelo nuevo no se activa:",
    elapsed: (time) => time,
    metric: "Preguntas de prueba",
    candidate: "Nuevo",
    before: "Antes",
  },

  metric: {
    accuracy: "Precisión",
    answered_rightly: "Bien respondidas",
    unknown_not_answered: "Desconocidas sin responder",
  },

  models: {
    title: "Modelos",
    live: "activo",
    rollback: "Revertir",
    rollbackHint: "Volver al modelo anterior al activo",
    rolledBack: (model) => `Ahora responde el modelo ${model}.`,
    none: "Aún no hay ningún modelo.",
    accuracy: (percent) => `${percent} de precisión`,
    promise: (bound, sure, answered) =>
      `Como máximo el ${bound} de sus propias respuestas son erróneas (confianza ${sure}); responde al ${answered} de las preguntas parecidas a las aprendidas.`,
    promiseIn: (language, bound, sure, answered) =>
      `En ${language}: como máximo el ${bound} de sus propias respuestas son erróneas (confianza ${sure}); responde al ${answered} de las preguntas parecidas a las de prueba en ese idioma.`,
    notCertified: (risk) =>
      `Todavía no se puede prometer el ${risk} pedido: hacen falta más ejemplos o menos errores.`,
  },
};
