/* The list, the search, and what is known about a customer, in German. */
import type { Inbox } from "../en/inbox";
import { plural } from "./grammar";

export const inbox: Inbox = {
  tabs: {
    waiting: "Wartend",
    mine: "Meine",
    team: "Team",
    bot: "Beim Bot",
    resolved: "Abgeschlossen",
  },

  queue: {
    views: "Ansichten",
    list: "Gespräche",
    search: "Alle Gespräche durchsuchen",
    empty: {
      waiting: [
        "Niemand wartet",
        "Gespräche, die der Bot weitergibt, erscheinen hier. Oben steht, wer als Nächstes an der Reihe ist.",
      ],
      mine: [
        "Sie haben keine Gespräche",
        "Nehmen Sie eines aus „Wartend“ an, oder übernehmen Sie eines vom Bot.",
      ],
      team: ["Ihr Team hat keine Gespräche", "Was andere angenommen haben, erscheint hier."],
      bot: ["Der Bot spricht mit niemandem", "Offene Gespräche mit dem Bot erscheinen hier."],
      resolved: ["Noch nichts abgeschlossen", "Abgeschlossene Gespräche erscheinen hier."],
    },
    away: "Fenster geschlossen, keine Adresse",
    awayHint: "Eine Antwort würde jetzt niemand lesen: kommt nach allen, die da sind",
    waited: (time) => `wartet seit ${time}`,
    you: "Sie",
    colleague: "Team",
    opened: "Der Kunde hat den Chat geöffnet",
    said: (name, text) => `${name}: ${text}`,
    more: (count) => `+${count}`,
    priority: ["Normale Priorität", "Erhöhte Priorität", "Höchste Priorität", "Lebensgefahr"],
  },

  search: {
    results: "Suchergebnisse",
    narrow: "Suche eingrenzen",
    status: "Jeder Status",
    whose: "Von allen",
    mine: "Meine, jetzt oder zuletzt",
    language: "Jede Sprache",
    time: "Jeder Zeitraum",
    within: (days) => (days === 1 ? "Letzte 24 Stunden" : `Letzte ${days} Tage`),
    asking: "Suche läuft…",
    short: "Schreiben Sie weiter",
    shortHint: "Mindestens zwei Buchstaben oder Ziffern.",
    none: "Nichts gefunden",
    noneHint:
      "Versuchen Sie es mit weniger Wörtern oder nur mit einem Wortanfang. Esc führt zurück zur Liste.",
    failed: "Die Suche hat nicht geklappt",
    again: "Erneut versuchen",
    more: "Mehr anzeigen",
    found: (count, more) =>
      `${plural(count, "Gespräch", "Gespräche")} gefunden${more ? ", und weitere" : ""}`,
    source: {
      customer: "Kunde:",
      bot: "Bot:",
      agent: "Agent:",
      note: "Notiz:",
      facts: "Über den Kunden:",
    },
  },

  mood: {
    negative: "Verärgert",
    neutral: "Neutral",
    positive: "Zufrieden",
    none: "Stimmung nicht gemessen",
    value: (name, percent) => `${name} (${percent})`,
  },

  status: {
    bot: "Beim Bot",
    waiting: "Wartend",
    human: "Bei einem Menschen",
    snoozed: "Zurückgestellt",
    resolved: "Abgeschlossen",
  },
  heldBy: (name) => `Bei ${name}`,
  heldByMe: "Bei Ihnen",
  writesIn: (language) => `Schreibt auf ${language}`,

  customer: {
    verified: "Angemeldet als",
    verifiedHint: "Die Website bürgt für diesen Benutzer",
    time: "Ortszeit",
    timeIn: (time, place) => `${time} in ${place}`,
    browser: "Sprache",
    yesOrNo: (yes) => (yes ? "ja" : "nein"),
    others: "Weitere Gespräche",
    failed: "Was über den Kunden bekannt ist, konnte nicht gelesen werden.",
    again: "Erneut versuchen",
  },

  details: {
    label: "Details",
    summary: "Zusammenfassung",
    noSummary: "Sie entsteht, wenn der Bot das Gespräch weitergibt.",
    nothingSaid: "Der Kunde hat noch nichts geschrieben.",
    known: "Bekannt",
    more: (count) => `und ${plural(count, "weitere Antwort", "weitere Antworten")}`,
    goTo: "Im Gespräch anzeigen",
    reasons: "Warum ein Mensch",
    noReasons: "Der Bot hat dieses Gespräch nicht weitergegeben.",
    mood: "Verlauf der Stimmung",
    noMood: "Noch nicht gemessen.",
    moodLabel: (count, last) =>
      `Stimmung von ${plural(count, "Nachricht", "Nachrichten")}, zuletzt ${last}`,
    lastMood: { negative: "verärgert", neutral: "neutral", positive: "zufrieden" },
    first: "erste",
    latest: "letzte",
    status: "Status",
    email: "E-Mail",
    started: "Begonnen",
    holder: "Bearbeitet von",
    value: (value, threshold) => `${value} (Schwelle ${threshold})`,
    measured: (what, value) => `${what}: ${value}`,
    verdict: "War die Weitergabe richtig?",
  },
  verdict: {
    right: "Richtig",
    too_early: "Zu früh",
    too_late: "Zu spät",
    not_needed: "Nicht nötig",
  },
  verdictThanks: "Danke. Ihr Urteil bleibt beim Gespräch.",
};
