/* Codes of the service in words, in French. */
import type { Texts } from "../../text";
import { languageName, number, plural } from "./grammar";

const FAILURES: Record<string, string> = {
  bot_down: "Le bot était injoignable",
  bot_slow: "Le bot a mis trop de temps à répondre",
  model_changed: "Le bot changeait de modèle",
  unexpected: "Le bot a échoué de façon inattendue ; voir le journal du service",
};

const DANGERS: Record<string, string> = {
  self_harm: "parle de suicide ou d’automutilation",
  violence: "parle de violence",
  emergency: "parle d’une urgence",
};

const MATTERS: Record<string, string> = {
  bereavement: "un décès",
  legal: "avocats, police, autorités ou un délai",
  press: "la presse",
};

const of = ({ after, total, before }: { after: number; total: number; before: number }) =>
  `${number(after)} sur ${number(total)} au lieu de ${number(before)}`;

export const codes: Texts["codes"] = {
  reason: {
    danger: ({ category }) => `Danger de mort : ${DANGERS[category] ?? category}`,
    sensitive_matter: ({ category }) => `Réservé à une personne : ${MATTERS[category] ?? category}`,
    asked_for_a_person: () => "A demandé une personne",
    pressed_the_button: () => "A appuyé sur « Parler à une personne »",
    did_not_help: () => "A dit que la réponse du bot n’avait pas aidé",
    none_of_these: () => "Aucune suggestion du bot ne convenait",
    seems_to_want_a_person: () => "Semble demander une personne",
    matter_for_a_person: ({ label }) => `Une affaire pour une personne : ${label}`,
    other_language: ({ language }) => `Le bot n’a pas de réponses en ${languageName(language)}`,
    angry_or_distressed: () => "En colère ou en détresse",
    very_negative_tone: () => "Ton très négatif",
    tone_getting_worse: () => "Ton négatif, pire à chaque message",
    negative_tone: () => "Ton négatif",
    going_badly: () => "La conversation se passe mal",
    unknown_question: () => "Différent de tout ce que le bot connaît",
    unsure: () => "Le bot n’est pas sûr de ce qui est demandé",
    sent_files: () => "A envoyé un fichier, que le bot ne peut pas examiner",
    failed_turns: ({ turns }) => `Le bot a échoué ${plural(turns, "fois", "fois de suite")}`,
    unusable_answers: ({ turns }) =>
      `Le bot n’a pas pu utiliser ce qu’on lui a dit, ${plural(turns, "fois", "fois de suite")}`,
    sarcastic: () => "Sarcastique : des remerciements ou des éloges qui ne sont pas sincères",
    bot_silent: () => "Le bot n’avait rien à dire",
    bot_busy: () => "Le bot était occupé avec trop d’autres clients",
    bot_slow: ({ seconds }) =>
      `Le bot n’a pas répondu en ${plural(seconds, "seconde", "secondes")}`,
    bot_failed: ({ error }) => FAILURES[error] ?? `Le bot a échoué : ${error.replaceAll("_", " ")}`,
    released: ({ agent_name }) => `Remise dans la file par ${agent_name}`,
    holder_away: ({ agent_name }) => `${agent_name} était absent à l’échéance`,
    to_team: ({ agent_name, team_name }) => `Transmise à ${team_name} par ${agent_name}`,
    agent_gone: ({ agent_name, minutes }) =>
      `${agent_name} n’a pas répondu depuis ${plural(minutes, "minute", "minutes")}`,
    other: ({ text }) => text,
  },

  reasonInShort: {
    danger: "Danger de mort",
    sensitive_matter: "Pour une personne",
    asked_for_a_person: "Veut une personne",
    pressed_the_button: "Veut une personne",
    did_not_help: "N’a pas aidé",
    none_of_these: "Rien ne convenait",
    seems_to_want_a_person: "Veut une personne",
    matter_for_a_person: "Pour une personne",
    other_language: "Autre langue",
    angry_or_distressed: "En détresse",
    very_negative_tone: "Mécontent",
    tone_getting_worse: "Mécontent",
    negative_tone: "Mécontent",
    going_badly: "Se passe mal",
    unknown_question: "Question inconnue",
    unsure: "Bot incertain",
    sent_files: "Fichier envoyé",
    failed_turns: "Échecs du bot",
    unusable_answers: "Échecs du bot",
    sarcastic: "Mécontent",
    bot_silent: "Bot en panne",
    bot_busy: "Bot occupé",
    bot_slow: "Bot en panne",
    bot_failed: "Bot en panne",
    released: "Libérée",
    holder_away: "Agent absent",
    to_team: "Transmise",
    agent_gone: "Agent parti",
    other: "Autre",
  },

  matterInShort: { bereavement: "Décès", legal: "Juridique", press: "Presse" },

  summary: { first: "Au début", last: "Maintenant", tried: "Le bot a dit", other: "Jusqu’ici" },

  runReason: {
    intent_lost: ({ intent, before, after, total }) =>
      `« ${intent} » perdrait ${number(before - after)} de ses ${plural(total, "question de test", "questions de test")} (${number(before)} justes avant, ${number(after)} maintenant)`,
    fewer_understood: (counts) => `Moins de questions comprises : ${of(counts)}`,
    fewer_answered: (counts) => `Moins de bonnes réponses : ${of(counts)}`,
    fewer_left_alone: (counts) =>
      `Moins de questions laissées de côté alors qu’il ne doit pas y répondre : ${of(counts)}`,
    service_stopped: () => "Le service a été arrêté entre-temps",
    service_died: () => "Le service s’est arrêté pendant l’entraînement ; relancez-le",
    timed_out: ({ seconds }) =>
      `L’entraînement n’était pas terminé après ${plural(seconds, "seconde", "secondes")}`,
    failed: ({ detail }) => detail,
    other: ({ text }) => text,
  },

  runStep: {
    starting: "Démarrage",
    dataset: "Écriture du jeu de données",
    imports: "Lancement de l’entraînement",
    vectors: "Lecture des exemples",
    folds: "Essai sur des lignes mises de côté",
    tuning: "Ajustement de l’encodeur",
    model: "Entraînement du modèle",
    heldout: "Questions de test posées",
    comparing: "Réglage des seuils et comparaison avec le modèle en service",
    switching: "Mise en service",
  },
};
