/* The open conversation, in German. */
import type { Thread } from "../en/thread";
import { plural } from "./grammar";

export const thread: Thread = {
  act: {
    claim: "Annehmen",
    claimNext: "Nächstes annehmen",
    claimNextHint: "Annehmen, wer als Nächstes an der Reihe ist",
    nobodyWaits: "Niemand wartet.",
    takeOver: "Übernehmen",
    handBack: "Zurück an den Bot",
    release: "Freigeben",
    resolve: "Abschließen",
    reopen: "Wieder öffnen",
    reopenHint: "Das Gespräch wieder aufnehmen; der Kunde erfährt es",
    reopened: "Wieder geöffnet.",
    undo: "Rückgängig",
    nothingToUndo: "Gerade gibt es nichts rückgängig zu machen.",
    outcome: { solved: "Gelöst", unsolved: "Nicht gelöst", spam: "Spam" },
    beaten: (name) => `${name} war schneller und hat das Gespräch jetzt.`,
    claimFirst: "Nehmen Sie das Gespräch zuerst an.",
    handedBack: "Zurück beim Bot.",
    released: "Zurück in der Warteschlange.",
    resolved: "Abgeschlossen.",
    handBackHint: "Das Gespräch dem Bot zurückgeben",
    releaseHint: "Das Gespräch für andere zurück in die Warteschlange geben",
    details: "Details",
    back: "Zurück zur Liste",
  },

  thread: {
    label: (name) => `Gespräch mit ${name}`,
    help: "Dem Kunden sofort gezeigt",
    none: "Kein Gespräch geöffnet",
    noneHint: "Wählen Sie eines aus der Liste, oder bewegen Sie sich mit j und k durch die Liste.",
    loading: "Wird geladen…",
    bot: "Bot",
    noteBy: (name) => `Notiz von ${name}`,
    onlyAgents: "für den Kunden unsichtbar",
    sending: "wird gesendet…",
    notSent: "noch nicht gesendet",
    today: "Heute",
    yesterday: "Gestern",
    guess: (intent, percent) => `${intent} ${percent}`,
    noGuess: "keine Vermutung",
    unknown: (percent) => `unbekannt ${percent}`,
    dissatisfied: (percent) => `läuft schlecht ${percent}`,
    showJudgements: "Vermutungen",
    showJudgementsHint:
      "Unter jeder Nachricht zeigen, was der Bot vermutet und wie die Stimmung ist",
    clarify: "Meinen Sie eines davon?",
    noneOfThese: "Nichts davon",
    typing: (name) => `${name} schreibt…`,
    newBelow: (count) => plural(count, "neue Nachricht", "neue Nachrichten"),
    readTo: "Gelesen",
  },

  decision: {
    answer: "beantwortet",
    clarify: "nachgefragt",
    escalate: "weitergegeben",
    observe: "beobachtet",
    fallback: "hatte keine Antwort, blieb dran",
  },

  fallback: {
    cannot_answer: (about) =>
      about
        ? `Zu „${about}“ kann ich nichts sagen. Fragen Sie mich gern etwas anderes, oder sprechen Sie mit einem Menschen.`
        : "Das kann ich nicht beantworten. Fragen Sie mich gern etwas anderes, oder sprechen Sie mit einem Menschen.",
    none_of_these: () =>
      "Dann habe ich Sie falsch verstanden. Bitte sagen Sie es mit anderen Worten, ich versuche es noch einmal.",
    not_understood: () => "Das habe ich leider nicht verstanden. Können Sie es anders sagen?",
    said_before: () =>
      "Mehr weiß ich dazu nicht. Fragen Sie gern mit anderen Worten, oder sprechen Sie mit einem Menschen.",
  },

  composer: {
    mode: "Was Sie schreiben",
    reply: "Antwort",
    note: "Notiz",
    draft: "enthält einen Entwurf",
    attach: "Dateien anhängen",
    replyPlaceholder: (name) => `${name} antworten…`,
    notePlaceholder: "Notiz für das Team; der Kunde sieht sie nie…",
    blocked: {
      bot: "Der Bot führt dieses Gespräch. Übernehmen Sie es, um zu antworten, oder schreiben Sie eine Notiz.",
      waiting: "Nehmen Sie das Gespräch an, um zu antworten, oder schreiben Sie eine Notiz.",
      snoozed: "Nehmen Sie das Gespräch an, um zu antworten, oder schreiben Sie eine Notiz.",
      human: (name) => `${name} führt dieses Gespräch. Sie können eine Notiz schreiben.`,
      resolved:
        "Abgeschlossen. Öffnen Sie es wieder, um zu antworten; schreibt der Kunde, öffnet es sich von selbst.",
    },
    send: "Senden",
    addNote: "Notiz hinzufügen",
    hint: "Enter sendet, Umschalt+Enter beginnt eine neue Zeile",
    tooLong: (over) => `${plural(over, "Zeichen", "Zeichen")} zu lang`,
    reach: {
      live: (name) => `Erreicht ${name} sofort`,
      mail: (_name, address) => `Erreicht ${address} per E-Mail`,
      return: (name) => `${name} sieht es beim nächsten Besuch`,
    },
  },

  held: {
    title: (names) => `Neues von ${names}. Ihre Antwort ist angehalten.`,
    someone: "jemandem",
    sendAnyway: "Trotzdem senden",
    edit: "Antwort bearbeiten",
    discard: "Verwerfen",
    loading: "Neues wird geladen…",
    refused: "Ihre Antwort wurde nicht gesendet: Das Gespräch ist in anderen Händen.",
    refusedHint:
      "Der Text bleibt erhalten. Holen Sie ihn zurück, sobald das Gespräch wieder bei Ihnen ist.",
    failed: "Ihre Nachricht wurde nicht gesendet.",
    takeBack: "Text zurückholen",
  },
};
