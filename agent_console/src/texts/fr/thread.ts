/* The open conversation, in French. */
import type { Thread } from "../en/thread";
import { plural } from "./grammar";

export const thread: Thread = {
  act: {
    claim: "Prendre",
    claimNext: "Prendre la suivante",
    claimNextHint: "Prendre la prochaine conversation de la file",
    nobodyWaits: "Personne n’attend.",
    takeOver: "Intervenir",
    handBack: "Rendre au bot",
    release: "Libérer",
    resolve: "Résoudre",
    reopen: "Rouvrir",
    reopenHint: "Reprendre la conversation ; le client en est informé",
    reopened: "Rouverte.",
    undo: "Annuler",
    nothingToUndo: "Il n’y a rien à annuler pour l’instant.",
    outcome: { solved: "Résolu", unsolved: "Non résolu", spam: "Spam" },
    beaten: (name) => `${name} a été plus rapide et a maintenant la conversation.`,
    claimFirst: "Prenez d’abord la conversation.",
    handedBack: "Rendue au bot.",
    released: "De retour dans la file.",
    resolved: "Résolue.",
    handBackHint: "Rendre la conversation au bot",
    releaseHint: "Remettre la conversation dans la file pour un collègue",
    details: "Détails",
    back: "Retour à la liste",
  },

  thread: {
    label: (name) => `Conversation avec ${name}`,
    help: "Montré immédiatement au client",
    none: "Aucune conversation ouverte",
    noneHint: "Choisissez-en une dans la liste, ou parcourez-la avec j et k.",
    loading: "Chargement…",
    bot: "Bot",
    noteBy: (name) => `Note de ${name}`,
    onlyAgents: "invisible pour le client",
    sending: "envoi…",
    notSent: "pas encore envoyé",
    today: "Aujourd’hui",
    yesterday: "Hier",
    guess: (intent, percent) => `${intent} ${percent}`,
    noGuess: "aucune supposition",
    unknown: (percent) => `inconnu ${percent}`,
    dissatisfied: (percent) => `se passe mal ${percent}`,
    showJudgements: "Suppositions",
    showJudgementsHint:
      "Afficher ce que le bot a supposé, et l’humeur, sous chaque message du client",
    clarify: "S’agit-il de l’un de ces sujets ?",
    noneOfThese: "Aucun de ceux-ci",
    typing: (name) => `${name} écrit…`,
    newBelow: (count) => plural(count, "nouveau message", "nouveaux messages"),
    readTo: "Lu",
  },

  decision: {
    answer: "a répondu",
    clarify: "a demandé de préciser",
    escalate: "a transmis",
    observe: "a observé",
    fallback: "sans réponse, est resté",
  },

  fallback: {
    cannot_answer: (about) =>
      about
        ? `Au sujet de « ${about} », je n’ai pas de réponse. Posez-moi une autre question ou parlez à une personne.`
        : "Je n’ai pas de réponse à cela. Vous pouvez me poser une autre question ou parler à une personne.",
    none_of_these: () =>
      "Je vous ai donc mal compris. Dites-le autrement, s’il vous plaît, et je réessaie.",
    not_understood: () => "Désolé, je n’ai pas compris. Pouvez-vous le dire autrement ?",
    said_before: () => "Je n’en sais pas plus. Demandez-le autrement, ou parlez à une personne.",
  },

  composer: {
    mode: "Que rédiger",
    reply: "Réponse",
    note: "Note",
    draft: "contient un brouillon",
    attach: "Joindre des fichiers",
    replyPlaceholder: (name) => `Répondre à ${name}…`,
    notePlaceholder: "Note pour vos collègues ; le client ne la voit jamais…",
    blocked: {
      bot: "Le bot mène cette conversation. Intervenez pour répondre, ou rédigez une note.",
      waiting: "Prenez la conversation pour répondre, ou rédigez une note.",
      snoozed: "Prenez la conversation pour répondre, ou rédigez une note.",
      human: (name) => `${name} mène cette conversation. Vous pouvez rédiger une note.`,
      resolved:
        "Résolue. Rouvrez-la pour répondre ; elle se rouvre d’elle-même quand le client écrit.",
    },
    send: "Envoyer",
    addNote: "Ajouter la note",
    hint: "Entrée envoie, Maj+Entrée commence une nouvelle ligne",
    tooLong: (over) => `${plural(over, "caractère", "caractères")} de trop`,
    reach: {
      live: (name) => `${name} le reçoit tout de suite`,
      mail: (_name, address) => `Envoyé par e-mail à ${address}`,
      return: (name) => `${name} le verra à son retour`,
    },
  },

  held: {
    title: (names) => `Du nouveau de la part de ${names}. Votre réponse est en attente.`,
    someone: "quelqu’un",
    sendAnyway: "Envoyer quand même",
    edit: "Modifier la réponse",
    discard: "Abandonner",
    loading: "Chargement des nouveautés…",
    refused: "Votre réponse n’a pas été envoyée : la conversation a changé de mains.",
    refusedHint:
      "Le texte est conservé. Récupérez-le quand la conversation sera de nouveau la vôtre.",
    failed: "Votre message n’a pas été envoyé.",
    takeBack: "Récupérer le texte",
  },
};
