/* Training runs and models, in German. */
import type { Training } from "../en/training";
import { number } from "./grammar";

export const training: Training = {
  training: {
    title: "Lernen",
    pending: (count) => {
      if (count === 0) return "Das aktive Modell hat alles gelernt, was bisher angenommen wurde.";
      return count === 1
        ? "1 angenommenes Beispiel wartet darauf, gelernt zu werden."
        : `${number(count)} angenommene Beispiele warten darauf, gelernt zu werden.`;
    },
    retrain: "Neu trainieren",
    starting: "Startet…",
    never: "Noch kein Training.",
    state: {
      running: "Training läuft",
      live: "Aktiv",
      refused: "Abgelehnt",
      failed: "Fehlgeschlagen",
    },
    saidLive: (model) => `Jetzt antwortet das Modell ${model}.`,
    saidRefused: "Das neue Modell wird nicht aktiv:",
    elapsed: (time) => time,
    metric: "Prüffragen",
    candidate: "Neu",
    before: "Bisher",
  },

  metric: {
    accuracy: "Richtig erkannt",
    answered_rightly: "Richtig beantwortet",
    unknown_not_answered: "Unbekanntes nicht beantwortet",
  },

  models: {
    title: "Modelle",
    live: "aktiv",
    rollback: "Zurückgehen",
    rollbackHint: "Zurück zum Modell vor dem aktiven",
    rolledBack: (model) => `Jetzt antwortet das Modell ${model}.`,
    none: "Noch kein Modell.",
    accuracy: (percent) => `${percent} richtig erkannt`,
    promise: (bound, sure, answered) =>
      `Höchstens ${bound} seiner eigenen Antworten sind falsch (Konfidenz ${sure}); von Fragen wie den gelernten beantwortet es ${answered}.`,
    promiseIn: (language, bound, sure, answered) =>
      `${language}: Höchstens ${bound} seiner eigenen Antworten sind falsch (Konfidenz ${sure}); von Fragen wie den Prüffragen in dieser Sprache beantwortet es ${answered}.`,
    notCertified: (risk) =>
      `Die verlangten ${risk} lassen sich noch nicht zusagen: Dafür braucht es mehr Beispiele oder weniger Fehler.`,
  },
};
