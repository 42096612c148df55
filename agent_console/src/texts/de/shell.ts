/* What stands around every page, in German. */
import type { Shell } from "../en/shell";
import { list, plural } from "./grammar";

export const shell: Shell = {
  product: "Baton",
  visitor: (code) => `Besucher ${code}`,

  login: {
    title: "Bei Baton anmelden",
    username: "Benutzername",
    password: "Passwort",
    submit: "Anmelden",
    submitting: "Anmeldung läuft…",
    wrong: "Benutzername und Passwort passen nicht zusammen.",
    expired:
      "Ihre Sitzung ist abgelaufen. Melden Sie sich wieder an; was Sie geschrieben haben, ist noch da.",
  },

  nav: {
    inbox: "Posteingang",
    review: "Prüfen",
    replies: "Textbausteine",
    reports: "Berichte",
    team: "Team",
    signOut: "Abmelden",
    help: "Tastenkürzel",
    main: "Hauptmenü",
    language: "Sprache",
    colleagues: (names) => (names.length === 0 ? "Niemand ist online" : `Online: ${list(names)}`),
  },

  presence: { label: "Ihr Status", online: "Online", away: "Abwesend", offline: "Aus" },
  presenceLong: { online: "Online", away: "Abwesend", offline: "Offline" },

  leaving: {
    title: (count) => `Sie haben ${plural(count, "offenes Gespräch", "offene Gespräche")}`,
    hint: "Was zurück in die Warteschlange geht, können andere annehmen. Wer bei Ihnen bleibt, erfährt, dass Sie gerade nicht da sind.",
    release: "Zurück in die Warteschlange",
    keep: "Behalten",
    cancel: "Abbrechen",
  },

  role: { agent: "Agent", supervisor: "Supervisor", designer: "Designer", admin: "Administrator" },

  link: {
    lost: "Keine Verbindung. Was Sie senden, bleibt erhalten und geht hinaus, sobald sie wieder steht.",
    refused: (why) => `Der Dienst nimmt diese Seite nicht an. ${why}`,
    again: (seconds) => `Nächster Versuch in ${seconds} s.`,
    now: "Jetzt versuchen",
  },

  toast: { dismiss: "Schließen", region: "Meldungen" },

  error: {
    network:
      "Der Dienst ist nicht erreichbar. Prüfen Sie Ihre Verbindung und versuchen Sie es noch einmal.",
    unexpected: (status) =>
      `Der Dienst hat mit Status ${status} geantwortet. Versuchen Sie es noch einmal.`,
  },
};
