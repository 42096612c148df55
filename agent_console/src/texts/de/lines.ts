/* Lines of the thread that nobody said, in German. */
import type { Lines } from "../en/lines";

export const lines: Lines = {
  line: {
    requested: "Der Kunde möchte mit einem Menschen sprechen",
    raised: (why) => `Jetzt dringender: ${why}`,
    notHelped: "Der Kunde sagt, dass das nicht geholfen hat",
    escalated: (why) =>
      why ? `An einen Menschen weitergegeben: ${why}` : "An einen Menschen weitergegeben",
    reasons: (reasons) => reasons.join("; "),
    queuedAgain: (why) => `Zurück in der Warteschlange: ${why}`,
    nobodyOnline: "Niemand war online, und der Kunde weiß es",
    contact: (email) => `Der Kunde hat die Adresse ${email} hinterlassen`,
    claimed: (name) => `${name} ist jetzt dabei`,
    transferred: (from, to) => `${from} hat das Gespräch an ${to} weitergegeben`,
    given: {
      rule: (name) => `Automatisch an ${name} zugewiesen`,
      supervisor: (name) => `Von einem Supervisor an ${name} zugewiesen`,
    },
    routed: (team) => (team ? `Wartet auf ${team}` : "Wartet, bis jemand frei ist"),
    handedBack: (name) => `${name} hat an den Bot zurückgegeben`,
    leftQueue: "Der Kunde hat die Warteschlange verlassen und spricht wieder mit dem Bot",
    snoozed: (until) => `Zurückgestellt bis ${until}`,
    woken: {
      time: "Nicht mehr zurückgestellt: Die Zeit ist um",
      customer: "Nicht mehr zurückgestellt: Der Kunde hat geschrieben",
      agent: "Nicht mehr zurückgestellt: Der Agent macht weiter",
    },
    resolved: (name, outcome) => `${name} hat abgeschlossen: ${outcome}`,
    outcome: { solved: "gelöst", unsolved: "nicht gelöst", spam: "Spam" },
    resolvedAlone: (outcome) => `Abgeschlossen: ${outcome}`,
    reopenedBot: "Wieder offen: Der Kunde hat geschrieben, und der Bot antwortet",
    reopenedQueue: "Wieder offen: zurück in der Warteschlange",
    reopenedBy: (name) => `${name} hat das Gespräch wieder geöffnet`,
    reopenedQueueBy: (name) =>
      `${name} hat das Gespräch wieder geöffnet: zurück in der Warteschlange`,
    rated: (score, comment) =>
      `Bewertung des Kunden: ${score} von 5${comment ? ` – „${comment}“` : ""}`,
    verdict: {
      right: "Urteil: zu Recht an einen Menschen weitergegeben",
      too_early: "Urteil: zu früh weitergegeben",
      too_late: "Urteil: zu spät weitergegeben",
      not_needed: "Urteil: Weitergabe war nicht nötig",
    },
    notDelivered: {
      refused: (address, detail) =>
        `Ihre Antwort hat ${address} nicht erreicht: ${detail || "vom Mailserver abgelehnt"}`,
      unreachable: (address, detail) =>
        `Ihre Antwort an ${address} ließ sich einen Tag lang nicht senden: ${detail || "keine Verbindung"}`,
    },
    someone: "Jemand",
  },
};
