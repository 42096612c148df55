/* What helps to write a reply, in French. */
import type { Texts } from "../../text";

type Replies = Pick<
  Texts,
  "canned" | "unfilled" | "suggestions" | "teach" | "disposition" | "files" | "mailed"
>;

export const replies: Replies = {
  canned: {
    title: "Réponses types",
    list: "Réponses types",
    own: "Personnelle",
    keys: "↑ ↓ choisissent, Entrée insère, Échap ferme",
    none: "Aucune réponse type ne correspond. Échap le laisse tel quel",
    search: "Rechercher une réponse type",
    empty: "Pas encore de réponse type",
    emptyHint: "Notez ici ce que vous envoyez souvent. Dans une réponse, / le fait réapparaître.",
    noneMatch: "Aucune ne correspond",
    noneMatchHint: "Essayez avec moins de lettres.",
    pick: "Choisissez-en une dans la liste, ou créez-en une.",
    shared: "Partagée",
    add: "Nouvelle réponse",
    change: "Modifier la réponse",
    shortcut: "Raccourci",
    shortcutHint: "À taper après / dans une réponse : a–z, 0–9, - et _.",
    wrongShortcut:
      "De 1 à 40 caractères : a–z, 0–9, - et _, en commençant par une lettre ou un chiffre.",
    takenShortcut: "Une autre réponse a déjà ce raccourci.",
    whose: "Qui peut l’utiliser",
    everybody: "Tout le monde",
    justMe: "Moi uniquement",
    readOnly: "Les réponses partagées sont rédigées par les concepteurs et les administrateurs.",
    text: (language) => `Texte en ${language}`,
    noText: "Rédigez-la dans une langue au moins.",
    variables:
      "{customer_name}, {agent_name}, {email} et ce que le bot a appris du client, par son nom, sont remplacés par leur valeur à l’insertion.",
    submit: "Enregistrer",
    remove: "Supprimer",
    cancel: "Annuler",
    saved: (shortcut) => `/${shortcut} est enregistrée.`,
    removed: (shortcut) => `/${shortcut} est supprimée.`,
    dropped: "Fermée sans enregistrer.",
  },

  unfilled: {
    missing: "À compléter :",
    stopped: "Réponse non envoyée. À compléter d’abord :",
    show: "Afficher",
    send: "Envoyer telle quelle",
  },

  suggestions: {
    title: "Réponses passées",
    keys: "Tab prend la première, Échap masque",
    hide: "Masquer les réponses passées",
    alike: (percent) => `Question semblable à ${percent}. S’ouvre pour être modifiée.`,
  },

  teach: {
    button: "Envoyer et apprendre au bot",
    sinceLast: "Elle répond à tout depuis la dernière réponse",
    only: (text) => `Elle répond à « ${text} »`,
  },

  disposition: {
    title: "Résoudre",
    topic: "Sujet",
    topicHint: "Visible pour vos collègues, pas pour le client.",
    guessed: "Supposition du bot. Entrée la confirme.",
    none: "Non précisé",
    noneMatch: "Aucun sujet ne correspond.",
    unknown:
      "Aucun sujet ne porte ce nom. Choisissez-en un dans la liste, ou laissez le champ vide.",
    section: "Résultat",
  },

  files: {
    tray: "Fichiers à envoyer",
    uploading: "Envoi en cours",
    remove: (name) => `Retirer ${name}`,
    tryAgain: "Réessayer",
    most: (most) => `${most} fichiers au plus par réponse`,
    drop: (name) => `Déposez des fichiers ici pour les envoyer à ${name}`,
    claimFirst: "Prenez la conversation pour envoyer des fichiers",
    notInNotes: "Passez à une réponse : les notes n’ont pas de fichiers",
    openPicture: (name) => `Ouvrir l’image ${name}`,
    save: "Enregistrer",
    close: "Fermer",
    gone: "Indisponible",
    unreachable: "Pas de connexion. Réessayer",
    problems: {
      too_large: "Trop volumineux : 10 Mo et 40 millions de pixels au plus",
      type: "Uniquement des images (PNG, JPEG, WebP, GIF) et des PDF",
      damaged: "Ce fichier est endommagé",
      too_many: "Trop de fichiers en peu de temps. Réessayez plus tard",
      unavailable: "L’envoi de fichiers est impossible pour le moment. Réessayez plus tard",
      offline: "Aucune connexion. L’envoi se fera dès son retour",
      failed: "Cela n’a pas fonctionné",
    },
  },

  mailed: {
    from: (address) => `par e-mail depuis ${address}`,
    subject: (subject) => `Objet : ${subject}`,
    attached: (names) =>
      `${names.length === 1 ? "fichier" : "fichiers"} dans la messagerie : ${names.join(", ")}`,
    shortened: "abrégé ; le texte complet est dans la messagerie",
  },
};
