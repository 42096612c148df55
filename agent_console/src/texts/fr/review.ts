/* Proposed examples and the form for a new intent, in French. */
import type { Review } from "../en/review";
import { plural } from "./grammar";

export const review: Review = {
  review: {
    list: "Exemples proposés",
    empty: "Rien à valider",
    emptyHint:
      "Les réponses des agents, et celles du bot qui n’ont pas aidé, sont proposées ici comme exemples d’apprentissage.",
    question: "Question du client",
    reply: "Réponse de l’agent",
    noReply: "Pas encore de réponse : celle du bot n’a pas aidé le client.",
    guess: "Ce que le bot a supposé",
    noGuess: "Le bot n’a rien supposé.",
    unknown: (percent) => `Différent de ce qu’il connaît : ${percent}`,
    reasons: "Pourquoi une personne l’a reçue",
    taught: "Apprentissage demandé",
    source: { reply: "Réponse", did_not_help: "N’a pas aidé" },
    approveAs: "Approuver comme exemple de",
    choose: "Rechercher une intention…",
    approve: "Approuver",
    newIntent: "Nouvelle intention",
    reject: "Rejeter",
    noSuchIntent:
      "Aucune intention ne porte ce nom. Choisissez-en une dans la liste, ou créez-en une.",
    noneMatch: "Aucune intention ne correspond.",
    approved: (intent) => `Approuvé pour « ${intent} ». Réentraînez pour que le bot l’apprenne.`,
    rejected: "Rejeté.",
  },

  intentForm: {
    title: "Nouvelle intention",
    name: "Nom",
    nameHint: "Pour la machine : minuscules, chiffres et _.",
    label: "Libellé",
    labelHint: "Avec les mots du client ; affiché sur les boutons de précision.",
    labelPlaceholder: "p. ex. Louer un porte-vélo",
    phrasings: "Comment les clients le disent",
    phrasingsHint: "Au moins trois, aussi différentes les unes des autres que les clients.",
    phrasing: (n) => `Formulation ${n}`,
    add: "Ajouter une formulation",
    remove: (n) => `Retirer la formulation ${n}`,
    answer: "Ce que le bot répond",
    answerHint:
      "Visible par tous les clients : ni nom, ni numéro, ni promesse faite à une seule personne.",
    submit: "Créer et approuver",
    cancel: "Annuler",
  },

  wrong: {
    nameForm: "De 3 à 41 minuscules, chiffres ou _, en commençant par une lettre.",
    nameTaken: "Une intention porte déjà ce nom.",
    labelTaken: "Une autre intention a ce libellé ; les clients ne pourraient pas les distinguer.",
    masked: (what) =>
      `${what} remplace quelque chose que seul ce client a écrit. Rédigez la réponse sans cela.`,
    label: "De 3 à 60 caractères.",
    tooFew: (missing) => `Il manque encore ${plural(missing, "formulation", "formulations")}.`,
    phrasingLength: "De 2 à 500 caractères.",
    twice: "Cette formulation apparaît deux fois.",
    answer: "De 2 à 2000 caractères.",
  },
};
