/* Proposed examples and the form for a new intent, in German. */
import type { Review } from "../en/review";
import { plural } from "./grammar";

export const review: Review = {
  review: {
    list: "Vorgeschlagene Beispiele",
    empty: "Nichts zu prüfen",
    emptyHint:
      "Antworten von Agenten, und Antworten des Bots, die nicht geholfen haben, werden hier als Beispiele zum Lernen vorgeschlagen.",
    question: "Frage des Kunden",
    reply: "Antwort des Agenten",
    noReply: "Noch keine Antwort: Dem Kunden hat die Antwort des Bots nicht geholfen.",
    guess: "Vermutung des Bots",
    noGuess: "Der Bot hatte keine Vermutung.",
    unknown: (percent) => `Anders als alles Bekannte: ${percent}`,
    reasons: "Warum es an einen Menschen ging",
    taught: "Soll gelernt werden",
    source: { reply: "Antwort", did_not_help: "Nicht geholfen" },
    approveAs: "Annehmen als Beispiel für",
    choose: "Intents durchsuchen…",
    approve: "Annehmen",
    newIntent: "Neuer Intent",
    reject: "Ablehnen",
    noSuchIntent:
      "So heißt kein Intent. Wählen Sie einen aus der Liste, oder legen Sie einen neuen an.",
    noneMatch: "Kein Intent passt.",
    approved: (intent) =>
      `Als „${intent}“ angenommen. Starten Sie ein Training, damit der Bot es lernt.`,
    rejected: "Abgelehnt.",
  },

  intentForm: {
    title: "Neuer Intent",
    name: "Name",
    nameHint: "Für die Maschine: Kleinbuchstaben, Ziffern und _.",
    label: "Bezeichnung",
    labelHint: "In den Worten des Kunden; steht auf den Knöpfen der Nachfrage.",
    labelPlaceholder: "z. B. Fahrradträger mieten",
    phrasings: "Wie Kunden es sagen",
    phrasingsHint: "Mindestens drei, so verschieden wie die Kunden selbst.",
    phrasing: (n) => `Formulierung ${n}`,
    add: "Formulierung hinzufügen",
    remove: (n) => `Formulierung ${n} entfernen`,
    answer: "Was der Bot antwortet",
    answerHint: "Sehen alle Kunden: keine Namen, Nummern oder Zusagen an eine einzelne Person.",
    submit: "Anlegen und annehmen",
    cancel: "Abbrechen",
  },

  wrong: {
    nameForm: "3 bis 41 Kleinbuchstaben, Ziffern oder _, am Anfang ein Buchstabe.",
    nameTaken: "Einen Intent mit diesem Namen gibt es schon.",
    labelTaken: "Ein anderer Intent heißt auch so; Kunden könnten sie nicht unterscheiden.",
    masked: (what) =>
      `${what} steht für etwas, das nur dieser eine Kunde geschrieben hat. Schreiben Sie die Antwort ohne das.`,
    label: "3 bis 60 Zeichen.",
    tooFew: (missing) =>
      `Es ${missing === 1 ? "fehlt" : "fehlen"} noch ${plural(missing, "Formulierung", "Formulierungen")}.`,
    phrasingLength: "2 bis 500 Zeichen.",
    twice: "Diese Formulierung steht zweimal da.",
    answer: "2 bis 2000 Zeichen.",
  },
};
