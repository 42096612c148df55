/* Training runs and models, in French. */
import type { Training } from "../en/training";
import { number } from "./grammar";

export const training: Training = {
  training: {
    title: "Apprentissage",
    pending: (count) => {
      if (count === 0) return "Le modèle en service a appris tout ce qui a été approuvé jusqu’ici.";
      return count === 1
        ? "1 exemple approuvé reste à apprendre."
        : `${number(count)} exemples approuvés restent à apprendre.`;
    },
    retrain: "Réentraîner",
    starting: "Démarrage…",
    never: "Aucun entraînement n’a encore eu lieu.",
    state: {
      running: "Entraînement en cours",
      live: "En service",
      refused: "Refusé",
      failed: "Échoué",
    },
    saidLive: (model) => `Le modèle ${model} répond maintenant aux clients.`,
    saidRefused: "Le nouveau modèle n’est pas mis en service :",
    elapsed: (time) => time,
    metric: "Questions de test",
    candidate: "Nouveau",
    before: "Avant",
  },

  metric: {
    accuracy: "Exactitude",
    answered_rightly: "Bien répondues",
    unknown_not_answered: "Inconnues laissées sans réponse",
  },

  models: {
    title: "Modèles",
    live: "en service",
    rollback: "Revenir en arrière",
    rollbackHint: "Revenir au modèle précédant celui en service",
    rolledBack: (model) => `Le modèle ${model} répond maintenant aux clients.`,
    none: "Aucun modèle pour l’instant.",
    accuracy: (percent) => `${percent} d’exactitude`,
    promise: (bound, sure, answered) =>
      `Au plus ${bound} de ses propres réponses sont fausses (confiance ${sure}) ; il répond à ${answered} des questions semblables à celles apprises.`,
    promiseIn: (language, bound, sure, answered) =>
      `En ${language} : au plus ${bound} de ses propres réponses sont fausses (confiance ${sure}) ; il répond à ${answered} des questions semblables à celles de test dans cette langue.`,
    notCertified: (risk) =>
      `Les ${risk} demandés ne peuvent pas encore être promis : il faut plus d’exemples ou moins d’erreurs.`,
  },
};
