/** The widget in French. */
import type { Texts } from "./en";

export const fr: Texts = {
  threadLabel: "Conversation",

  botName: "Assistant",
  botTag: "Bot",
  humanTag: "Personne",
  youLabel: "Vous",
  systemLabel: "Info",
  answeredByBot: "Un bot vous répond",
  answeredBy: (name) => `${name} vous répond`,
  awayNow: (name) => `${name} n’est pas là pour le moment`,
  answeredByPerson: "Une personne vous répond",
  waitingForPerson: "En attente d’une personne",
  conversationClosed: "Conversation terminée",

  suggestionsLabel: "Par exemple",
  inputPlaceholder: "Écrire un message",
  placeholderResolved: "Écrivez pour recommencer",
  inputLabel: "Votre message",
  sendMessage: "Envoyer",
  tooLong: (over, most) => `Trop long de ${over} caractères, ${most} au maximum`,
  talkToPerson: "Parler à une personne",
  askingForPerson: "Nous cherchons quelqu’un…",
  didNotHelp: "Cela ne m’a pas aidé",
  didNotHelpSaid: "Signalé comme peu utile",

  attachFile: "Joindre des fichiers",
  dropFiles: "Déposez les fichiers ici",
  removeFile: (name) => `Retirer ${name}`,
  mostFiles: (most) => `${most} fichiers au plus par message`,
  files: {
    tray: "Fichiers à envoyer",
    uploading: "Envoi en cours :",
    openPicture: (name) => `Ouvrir l’image ${name}`,
    save: "Enregistrer",
    close: "Fermer",
    gone: "Non disponible",
    unreachable: "Pas de connexion. Réessayer",
  },
  fileProblems: {
    too_large: "Trop volumineux : 10 Mo et 40 millions de pixels au plus",
    type: "Seulement des images (PNG, JPEG, WebP, GIF) et des PDF",
    damaged: "Ce fichier est endommagé",
    too_many: "Trop de fichiers. Veuillez réessayer plus tard",
    unavailable: "L’envoi de fichiers est impossible pour le moment. Veuillez réessayer plus tard",
    offline: "Pas de connexion. Il partira dès qu’il y en aura une",
    failed: "Cela n’a pas fonctionné",
  },

  clarifyQuestion: "Je ne suis pas sûr de vous avoir compris. S’agit-il de l’un de ces sujets ?",
  noneOfThese: "Aucun de ceux-ci",
  cannotAnswer:
    "Je n'ai pas de réponse à cela. Vous pouvez me poser une autre question ou parler à une personne.",
  cannotAnswerAbout: (text) =>
    `Au sujet de « ${text} », je n'ai pas de réponse. Posez-moi une autre question ou parlez à une personne.`,
  notUnderstood: "Désolé, je n'ai pas compris. Pouvez-vous le dire autrement ?",
  sayItDifferently:
    "Je vous ai donc mal compris. Dites-le autrement, s'il vous plaît, et je réessaie.",
  saidBefore: "Je n'en sais pas plus. Demandez-le autrement, ou parlez à une personne.",

  queueFirst: "C’est bientôt à vous",
  queuePosition: (position) => `Vous êtes numéro ${position} dans la file`,
  queueHint: "Quelqu’un vous répondra dès que possible. Vous pouvez continuer à écrire.",
  queueWait: (least, most) =>
    least === most
      ? `Ces derniers temps, il a fallu environ ${most} min à partir d’ici. Vous pouvez continuer à écrire.`
      : `Ces derniers temps, il a fallu de ${least} à ${most} min à partir d’ici. Vous pouvez continuer à écrire.`,
  queueStillHere:
    "Nous sommes en dehors de nos horaires, mais quelqu’un est encore là. Vous pouvez continuer à écrire.",
  leaveQueue: "Revenir au bot",

  backAt: (day, time, isYours) =>
    `Nous serons de retour ${day ?? "aujourd’hui"} à ${time}${isYours ? " (heure de chez vous)" : ""}`,
  nobodyTitle: "Il n’y a personne pour le moment",
  nobodyMail:
    "Laissez votre adresse e-mail et une personne vous écrira. D'ici là, je réponds à ce que je sais.",
  nobodyReturn:
    "Votre question reste dans la file. Revenez sur cette page avec ce navigateur : la réponse y sera. D'ici là, je réponds à ce que je sais.",
  emailLabel: "Adresse e-mail",
  emailWrong: "Saisissez une adresse du type nom@example.com",
  contactSend: "Laisser",
  contactInstead: "Laisser plutôt une adresse e-mail",
  contactLeftTitle: "Votre message est dans la file",
  contactMail: (email) => `Une personne vous répondra à ${email}.`,
  contactReturn: "La réponse sera ici : revenez sur cette page avec ce navigateur.",
  byMail: "par e-mail",
  linkRefused: "Ce lien n’est plus valable. Vous pouvez nous écrire ici.",

  rateTitle: "Comment était cette conversation ?",
  rateScore: (score) => `${score} sur 5`,
  rateLow: "Mauvaise",
  rateHigh: "Très bonne",
  rateThanks: (score) => `Vous avez donné ${score} sur 5. Merci !`,

  isTyping: (name) => `${name} écrit`,
  botBusy: "Beaucoup de monde pose des questions : cela prend un instant.",
  isSending: "Envoi…",
  isSeen: "Lu",
  notSent: "Non envoyé",
  tryAgain: "Réessayer",
  removeMessage: "Retirer",
  noConnection: "Pas de connexion. Nouvel essai en cours ; vos messages sont conservés.",
  notAvailable: "Le chat n’est pas disponible ici.",
  didNotWork: "Cela n’a pas fonctionné. Veuillez réessayer.",
  newMessages: "Nouveaux messages",

  noticeAsked: "Vous avez demandé une personne",
  noticeDidNotHelp: "Vous avez signalé que la réponse n’a pas aidé",
  noticeEscalated: "Nous vous mettons en relation avec une personne",
  noticeEscalatedAgain: "Nous vous mettons en relation avec une autre personne",
  noticeNobody: "Vous attendez une personne",
  noticeUnanswered: "L'assistant n'a pas de réponse à cela. Une personne va prendre le relais",
  noticeUnansweredNobody:
    "L'assistant n'a pas de réponse à cela, et personne n'est là pour le moment",
  noticeClaimed: (name) => `${name} a rejoint la conversation`,
  noticeTransferred: (name) => `${name} prend le relais`,
  noticeHandedBack: (name) => `${name} a quitté la conversation. Le bot vous répond à nouveau`,
  noticeLeftQueue: "Vous avez quitté la file. Le bot vous répond à nouveau",
  noticeResolved: "La conversation est terminée",
  noticeResolvedBy: (name) => `${name} a terminé la conversation`,
  noticeReopened: "La conversation continue",
  noticeReopenedQueue: "La conversation continue. Vous êtes de nouveau dans la file",
  noticeReopenedBy: (name) => `${name} a rouvert la conversation`,
  noticeContact: (email) => `Vous avez laissé l’adresse ${email}`,
};
