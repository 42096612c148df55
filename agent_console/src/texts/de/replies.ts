/* What helps to write a reply: canned ones, past answers, teaching the bot, files. In German. */
import type { Texts } from "../../text";

type Replies = Pick<
  Texts,
  "canned" | "unfilled" | "suggestions" | "teach" | "disposition" | "files" | "mailed"
>;

export const replies: Replies = {
  canned: {
    title: "Textbausteine",
    list: "Textbausteine",
    own: "Eigener",
    keys: "↑ ↓ wählen, Enter fügt ein, Esc schließt",
    none: "Kein Textbaustein passt. Esc lässt es, wie es ist",
    search: "Textbausteine durchsuchen",
    empty: "Noch keine Textbausteine",
    emptyHint: "Halten Sie fest, was Sie oft senden. Mit / holen Sie es in Ihre Antwort.",
    noneMatch: "Keiner passt",
    noneMatchHint: "Versuchen Sie es mit weniger Buchstaben.",
    pick: "Wählen Sie einen aus der Liste, oder legen Sie einen neuen an.",
    shared: "Für alle",
    add: "Neuer Textbaustein",
    change: "Textbaustein bearbeiten",
    shortcut: "Kürzel",
    shortcutHint: "In einer Antwort nach / getippt: a–z, 0–9, - und _.",
    wrongShortcut: "1 bis 40 Zeichen: a–z, 0–9, - und _, am Anfang ein Buchstabe oder eine Ziffer.",
    takenShortcut: "Dieses Kürzel ist schon vergeben.",
    whose: "Wer ihn verwenden kann",
    everybody: "Alle",
    justMe: "Nur ich",
    readOnly: "Textbausteine für alle schreiben Designer und Administratoren.",
    text: (language) => `Text auf ${language}`,
    noText: "Schreiben Sie ihn in mindestens einer Sprache.",
    variables:
      "{customer_name}, {agent_name}, {email} und was der Bot herausgefunden hat, unter dem Namen der Angabe, werden beim Einfügen ausgefüllt.",
    submit: "Speichern",
    remove: "Löschen",
    cancel: "Abbrechen",
    saved: (shortcut) => `/${shortcut} ist gespeichert.`,
    removed: (shortcut) => `/${shortcut} ist gelöscht.`,
    dropped: "Ohne Speichern geschlossen.",
  },
  unfilled: {
    missing: "Noch auszufüllen:",
    stopped: "Nicht gesendet. Zuerst auszufüllen:",
    show: "Anzeigen",
    send: "Trotzdem senden",
  },
  suggestions: {
    title: "Schon einmal beantwortet",
    keys: "Tab fügt die erste ein, Esc blendet aus",
    hide: "Frühere Antworten ausblenden",
    alike: (percent) => `Die Frage war zu ${percent} ähnlich. Öffnet sich zum Bearbeiten.`,
  },
  teach: {
    button: "Senden und lernen lassen",
    sinceLast: "Beantwortet alles seit der letzten Antwort",
    only: (text) => `Beantwortet „${text}“`,
  },
  disposition: {
    title: "Abschließen",
    topic: "Worum es ging",
    topicHint: "Das Team sieht es, der Kunde nicht.",
    guessed: "Die Vermutung des Bots. Enter bestätigt sie.",
    none: "Keine Angabe",
    noneMatch: "Kein Thema passt.",
    unknown: "So heißt kein Thema. Wählen Sie eines aus der Liste, oder lassen Sie das Feld leer.",
    section: "Abgeschlossen als",
  },
  files: {
    tray: "Dateien zum Senden",
    uploading: "Wird hochgeladen:",
    remove: (name) => `${name} entfernen`,
    tryAgain: "Erneut versuchen",
    most: (most) => `Höchstens ${most} Dateien in einer Antwort`,
    drop: (name) => `Dateien hier ablegen, um sie an ${name} zu senden`,
    claimFirst: "Nehmen Sie das Gespräch an, um Dateien zu senden",
    notInNotes: "Wechseln Sie zur Antwort: Notizen haben keine Dateien",
    openPicture: (name) => `Bild ${name} öffnen`,
    save: "Speichern",
    close: "Schließen",
    gone: "Nicht verfügbar",
    unreachable: "Keine Verbindung. Erneut versuchen",
    problems: {
      too_large: "Zu groß: höchstens 10 MB und 40 Millionen Pixel",
      type: "Nur Bilder (PNG, JPEG, WebP, GIF) und PDF",
      damaged: "Diese Datei ist beschädigt",
      too_many: "Zuletzt zu viele Dateien. Versuchen Sie es später noch einmal",
      unavailable:
        "Zurzeit können keine Dateien gesendet werden. Versuchen Sie es später noch einmal",
      offline: "Keine Verbindung. Sie wird gesendet, sobald es eine gibt",
      failed: "Das hat nicht geklappt",
    },
  },
  mailed: {
    from: (address) => `per E-Mail von ${address}`,
    subject: (subject) => `Betreff: ${subject}`,
    attached: (names) =>
      `${names.length === 1 ? "Datei" : "Dateien"} im Postfach: ${names.join(", ")}`,
    shortened: "gekürzt; vollständig im Postfach",
  },
};
