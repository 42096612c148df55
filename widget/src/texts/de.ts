/** The widget in German. */
import type { Texts } from "./en";

export const de: Texts = {
  threadLabel: "Gespräch",

  botName: "Assistent",
  botTag: "Bot",
  humanTag: "Mensch",
  youLabel: "Sie",
  systemLabel: "Hinweis",
  answeredByBot: "Ein Bot antwortet",
  answeredBy: (name) => `${name} antwortet`,
  awayNow: (name) => `${name} ist gerade nicht da`,
  answeredByPerson: "Ein Mensch antwortet",
  waitingForPerson: "Warten auf einen Menschen",
  conversationClosed: "Gespräch beendet",

  suggestionsLabel: "Zum Beispiel",
  inputPlaceholder: "Nachricht schreiben",
  placeholderResolved: "Schreiben Sie, um neu zu beginnen",
  inputLabel: "Ihre Nachricht",
  sendMessage: "Senden",
  tooLong: (over, most) => `Um ${over} Zeichen zu lang, höchstens ${most} sind möglich`,
  talkToPerson: "Mit einem Menschen sprechen",
  askingForPerson: "Wir fragen nach…",
  didNotHelp: "Das hat nicht geholfen",
  didNotHelpSaid: "Als nicht hilfreich gemeldet",

  attachFile: "Dateien anhängen",
  dropFiles: "Dateien hier ablegen",
  removeFile: (name) => `${name} entfernen`,
  mostFiles: (most) => `Höchstens ${most} Dateien in einer Nachricht`,
  files: {
    tray: "Dateien zum Senden",
    uploading: "Wird hochgeladen:",
    openPicture: (name) => `Bild ${name} öffnen`,
    save: "Speichern",
    close: "Schließen",
    gone: "Nicht verfügbar",
    unreachable: "Keine Verbindung. Erneut versuchen",
  },
  fileProblems: {
    too_large: "Zu groß: höchstens 10 MB und 40 Millionen Pixel",
    type: "Nur Bilder (PNG, JPEG, WebP, GIF) und PDF",
    damaged: "Diese Datei ist beschädigt",
    too_many: "Zu viele Dateien. Bitte versuchen Sie es später",
    unavailable: "Zurzeit können keine Dateien gesendet werden. Bitte versuchen Sie es später",
    offline: "Keine Verbindung. Sie wird gesendet, sobald es eine gibt",
    failed: "Das hat nicht geklappt",
  },

  clarifyQuestion: "Ich bin nicht sicher, ob ich Sie verstanden habe. Meinen Sie eines davon?",
  noneOfThese: "Nichts davon",
  cannotAnswer:
    "Das kann ich nicht beantworten. Fragen Sie mich gern etwas anderes, oder sprechen Sie mit einem Menschen.",
  cannotAnswerAbout: (text) =>
    `Zu „${text}“ kann ich nichts sagen. Fragen Sie mich gern etwas anderes, oder sprechen Sie mit einem Menschen.`,
  notUnderstood: "Das habe ich leider nicht verstanden. Können Sie es anders sagen?",
  sayItDifferently:
    "Dann habe ich Sie falsch verstanden. Bitte sagen Sie es mit anderen Worten, ich versuche es noch einmal.",
  saidBefore:
    "Mehr weiß ich dazu nicht. Fragen Sie gern mit anderen Worten, oder sprechen Sie mit einem Menschen.",

  queueFirst: "Sie sind als Nächstes an der Reihe",
  queuePosition: (position) => `Sie sind Nummer ${position} in der Warteschlange`,
  queueHint: "Sobald jemand frei ist, geht es weiter. Sie können inzwischen schreiben.",
  queueWait: (least, most) =>
    least === most
      ? `Zuletzt dauerte es von hier etwa ${most} Min. Sie können inzwischen schreiben.`
      : `Zuletzt dauerte es von hier ${least} bis ${most} Min. Sie können inzwischen schreiben.`,
  queueStillHere:
    "Wir haben eigentlich geschlossen, aber es ist noch jemand da. Sie können inzwischen schreiben.",
  leaveQueue: "Zurück zum Bot",

  backAt: (day, time, isYours) =>
    `Wir sind ${day ? `am ${day}` : "heute"} um ${time} Uhr${isYours ? " Ihrer Zeit" : ""} wieder da`,
  nobodyTitle: "Gerade ist niemand da",
  nobodyMail:
    "Hinterlassen Sie Ihre E-Mail-Adresse, dann schreibt Ihnen ein Mensch. Bis dahin beantworte ich, was ich weiß.",
  nobodyReturn:
    "Ihre Frage bleibt in der Warteschlange. Die Antwort steht hier, wenn Sie mit diesem Browser zurückkommen. Bis dahin beantworte ich, was ich weiß.",
  emailLabel: "E-Mail-Adresse",
  emailWrong: "Bitte geben Sie eine Adresse wie name@example.com ein",
  contactSend: "Hinterlassen",
  contactInstead: "Lieber eine E-Mail-Adresse hinterlassen",
  contactLeftTitle: "Ihre Nachricht ist in der Warteschlange",
  contactMail: (email) => `Ein Mensch antwortet Ihnen an ${email}.`,
  contactReturn:
    "Die Antwort steht dann hier: Kommen Sie mit diesem Browser auf diese Seite zurück.",
  byMail: "per E-Mail",
  linkRefused: "Dieser Link gilt nicht mehr. Sie können uns hier schreiben.",

  rateTitle: "Wie war dieses Gespräch?",
  rateScore: (score) => `${score} von 5`,
  rateLow: "Schlecht",
  rateHigh: "Sehr gut",
  rateThanks: (score) => `Sie haben ${score} von 5 vergeben. Danke!`,

  isTyping: (name) => `${name} schreibt`,
  botBusy: "Gerade fragen viele auf einmal: Es dauert einen Moment.",
  isSending: "Wird gesendet…",
  isSeen: "Gelesen",
  notSent: "Nicht gesendet",
  tryAgain: "Erneut versuchen",
  removeMessage: "Entfernen",
  noConnection: "Keine Verbindung. Neuer Versuch läuft; Ihre Nachrichten bleiben erhalten.",
  notAvailable: "Der Chat ist hier nicht verfügbar.",
  didNotWork: "Das hat nicht geklappt. Bitte versuchen Sie es noch einmal.",
  newMessages: "Neue Nachrichten",

  noticeAsked: "Sie möchten mit einem Menschen sprechen",
  noticeDidNotHelp: "Sie haben gemeldet, dass die Antwort nicht geholfen hat",
  noticeEscalated: "Sie werden an einen Menschen weitergeleitet",
  noticeEscalatedAgain: "Sie werden an jemand anderen weitergeleitet",
  noticeNobody: "Sie warten auf einen Menschen",
  noticeUnanswered:
    "Darauf hat der Assistent keine Antwort. Sie werden an einen Menschen weitergegeben",
  noticeUnansweredNobody: "Darauf hat der Assistent keine Antwort, und gerade ist niemand da",
  noticeClaimed: (name) => `${name} ist jetzt im Gespräch`,
  noticeTransferred: (name) => `${name} übernimmt`,
  noticeHandedBack: (name) => `${name} hat das Gespräch verlassen. Der Bot antwortet wieder`,
  noticeLeftQueue: "Sie haben die Warteschlange verlassen. Der Bot antwortet wieder",
  noticeResolved: "Das Gespräch wurde beendet",
  noticeResolvedBy: (name) => `${name} hat das Gespräch beendet`,
  noticeReopened: "Das Gespräch geht weiter",
  noticeReopenedQueue: "Das Gespräch geht weiter. Sie sind wieder in der Warteschlange",
  noticeReopenedBy: (name) => `${name} hat das Gespräch wieder geöffnet`,
  noticeContact: (email) => `Sie haben die Adresse ${email} hinterlassen`,
};
