/* The list, the search, and what is known about a customer, in French. */
import type { Inbox } from "../en/inbox";
import { number, plural } from "./grammar";

export const inbox: Inbox = {
  tabs: {
    waiting: "En attente",
    mine: "Les miennes",
    team: "Équipe",
    bot: "Avec le bot",
    resolved: "Résolues",
  },

  queue: {
    views: "Vues",
    list: "Conversations",
    search: "Rechercher partout",
    empty: {
      waiting: [
        "Personne n’attend",
        "Les conversations que le bot transmet apparaissent ici ; la première est la prochaine à prendre.",
      ],
      mine: [
        "Vous n’avez aucune conversation",
        "Prenez-en une dans « En attente », ou intervenez dans une conversation du bot.",
      ],
      team: ["Votre équipe n’a aucune conversation", "Ce que les autres ont pris apparaît ici."],
      bot: [
        "Le bot ne parle à personne",
        "Les conversations ouvertes avec le bot apparaissent ici.",
      ],
      resolved: ["Rien de résolu pour l’instant", "Les conversations closes apparaissent ici."],
    },
    away: "Fenêtre fermée, aucune adresse",
    awayHint: "Personne ne lirait une réponse maintenant : passe après les clients présents",
    waited: (time) => `attend depuis ${time}`,
    you: "Vous",
    colleague: "Équipe",
    opened: "Le client a ouvert le chat",
    said: (name, text) => `${name} : ${text}`,
    more: (count) => `+${count}`,
    priority: ["Priorité normale", "Priorité élevée", "Priorité maximale", "Danger de mort"],
  },

  search: {
    results: "Résultats de la recherche",
    narrow: "Affiner la recherche",
    status: "Tous les statuts",
    whose: "De tout le monde",
    mine: "Les miennes, actuelles ou passées",
    language: "Toutes les langues",
    time: "Toutes les dates",
    within: (days) => (days === 1 ? "Dernières 24 heures" : `${days} derniers jours`),
    asking: "Recherche…",
    short: "Continuez à écrire",
    shortHint: "Au moins deux lettres ou chiffres.",
    none: "Aucun résultat",
    noneHint:
      "Essayez avec moins de mots, ou seulement le début d’un mot. Échap ramène à la liste.",
    failed: "La recherche n’a pas fonctionné",
    again: "Réessayer",
    more: "Afficher plus",
    found: (count, more) =>
      `${plural(count, "conversation trouvée", "conversations trouvées")}${more ? ", et d’autres encore" : ""}`,
    source: {
      customer: "Client :",
      bot: "Bot :",
      agent: "Agent :",
      note: "Note :",
      facts: "À propos du client :",
    },
  },

  mood: {
    negative: "Mécontent",
    neutral: "Neutre",
    positive: "Content",
    none: "Humeur non mesurée",
    value: (name, percent) => `${name} (${percent})`,
  },

  status: {
    bot: "Avec le bot",
    waiting: "En attente",
    human: "Avec une personne",
    snoozed: "Reportée",
    resolved: "Résolue",
  },
  heldBy: (name) => `Avec ${name}`,
  heldByMe: "Avec vous",
  writesIn: (language) => `Écrit en ${language}`,

  customer: {
    verified: "Connecté en tant que",
    verifiedHint: "Le site web se porte garant de cet utilisateur",
    time: "Heure locale",
    timeIn: (time, place) => `${time} à ${place}`,
    browser: "Langue",
    yesOrNo: (yes) => (yes ? "oui" : "non"),
    others: "Autres conversations",
    failed: "Les informations sur le client n’ont pas pu être lues.",
    again: "Réessayer",
  },

  details: {
    label: "Détails",
    summary: "Résumé",
    noSummary: "Il est établi quand le bot transmet la conversation.",
    nothingSaid: "Le client n’a encore rien écrit.",
    known: "Informations",
    more: (count) => `et ${number(count)} ${count === 1 ? "autre réponse" : "autres réponses"}`,
    goTo: "Afficher dans la conversation",
    reasons: "Pourquoi une personne",
    noReasons: "Le bot n’a pas transmis cette conversation.",
    mood: "Évolution de l’humeur",
    noMood: "Pas encore mesurée.",
    moodLabel: (count, last) =>
      `Humeur de ${plural(count, "message", "messages")}, le dernier : ${last}`,
    lastMood: { negative: "mécontent", neutral: "neutre", positive: "content" },
    first: "premier",
    latest: "dernier",
    status: "Statut",
    email: "Adresse e-mail",
    started: "Début",
    holder: "Suivie par",
    value: (value, threshold) => `${value} (seuil ${threshold})`,
    measured: (what, value) => `${what} : ${value}`,
    verdict: "Fallait-il la transmettre ?",
  },
  verdict: {
    right: "Oui",
    too_early: "Trop tôt",
    too_late: "Trop tard",
    not_needed: "Pas nécessaire",
  },
  verdictThanks: "Merci. Votre avis est conservé avec la conversation.",
};
