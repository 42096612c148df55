/* What stands around every page, in French. */
import type { Shell } from "../en/shell";
import { list, plural } from "./grammar";

export const shell: Shell = {
  product: "Baton",
  visitor: (code) => `Visiteur ${code}`,

  login: {
    title: "Connexion à Baton",
    username: "Nom d’utilisateur",
    password: "Mot de passe",
    submit: "Se connecter",
    submitting: "Connexion…",
    wrong: "Le nom d’utilisateur ou le mot de passe est incorrect.",
    expired:
      "Votre session a expiré. Reconnectez-vous pour continuer ; rien de ce que vous avez écrit n’est perdu.",
  },

  nav: {
    inbox: "Boîte de réception",
    review: "Validation",
    replies: "Réponses",
    reports: "Rapports",
    team: "Équipe",
    signOut: "Se déconnecter",
    help: "Raccourcis",
    main: "Menu principal",
    language: "Langue",
    colleagues: (names) =>
      names.length === 0 ? "Personne n’est en ligne" : `En ligne : ${list(names)}`,
  },

  presence: { label: "Votre statut", online: "En ligne", away: "Absent", offline: "Parti" },
  presenceLong: { online: "En ligne", away: "Absent", offline: "Hors ligne" },

  leaving: {
    title: (count) =>
      `Vous avez ${plural(count, "conversation ouverte", "conversations ouvertes")}`,
    hint: "Ce qui retourne dans la file peut être pris par un collègue. Les clients qui restent avec vous sont informés de votre absence.",
    release: "Remettre dans la file",
    keep: "Les garder",
    cancel: "Annuler",
  },

  role: {
    agent: "Agent",
    supervisor: "Superviseur",
    designer: "Concepteur",
    admin: "Administrateur",
  },

  link: {
    lost: "Connexion perdue. Ce que vous envoyez est conservé et partira dès son retour.",
    refused: (why) => `Le service n’accepte pas cette page. ${why}`,
    again: (seconds) => `Prochain essai dans ${seconds} s.`,
    now: "Réessayer maintenant",
  },

  toast: { dismiss: "Ignorer", region: "Notifications" },

  error: {
    network: "Le service est injoignable. Vérifiez votre connexion, puis réessayez.",
    unexpected: (status) => `Le service a répondu avec le statut ${status}. Réessayez.`,
  },
};
