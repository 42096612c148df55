/* Lines of the thread that nobody said, in French. */
import type { Lines } from "../en/lines";

export const lines: Lines = {
  line: {
    requested: "Le client a demandé une personne",
    raised: (why) => `Plus urgent maintenant : ${why}`,
    notHelped: "Le client dit que cela ne l’a pas aidé",
    escalated: (why) => (why ? `Transmise à une personne : ${why}` : "Transmise à une personne"),
    reasons: (reasons) => reasons.join(" ; "),
    queuedAgain: (why) => `De retour dans la file : ${why}`,
    nobodyOnline: "Personne n’était en ligne, et le client en a été informé",
    contact: (email) => `Le client a laissé l’adresse ${email}`,
    claimed: (name) => `${name} a rejoint la conversation`,
    transferred: (from, to) => `${from} a transmis la conversation à ${to}`,
    given: {
      rule: (name) => `Attribuée automatiquement à ${name}`,
      supervisor: (name) => `Attribuée à ${name} par un superviseur`,
    },
    routed: (team) => (team ? `En attente pour ${team}` : "En attente d’un agent libre"),
    handedBack: (name) => `${name} a rendu la conversation au bot`,
    leftQueue: "Le client a quitté la file et est revenu au bot",
    snoozed: (until) => `Reportée jusqu’au ${until}`,
    woken: {
      time: "N’est plus reportée : le délai est écoulé",
      customer: "N’est plus reportée : le client a écrit",
      agent: "N’est plus reportée : son agent la reprend",
    },
    resolved: (name, outcome) => `${name} a clos la conversation : ${outcome}`,
    outcome: { solved: "résolu", unsolved: "non résolu", spam: "spam" },
    resolvedAlone: (outcome) => `Conversation close : ${outcome}`,
    reopenedBot: "Rouverte : le client a de nouveau écrit, et le bot répond",
    reopenedQueue: "Rouverte : de retour dans la file",
    reopenedBy: (name) => `${name} a rouvert la conversation`,
    reopenedQueueBy: (name) => `${name} a rouvert la conversation : de retour dans la file`,
    rated: (score, comment) =>
      `Le client a donné ${score} sur 5${comment ? ` : « ${comment} »` : ""}`,
    verdict: {
      right: "Avis : transmise à raison",
      too_early: "Avis : transmise trop tôt",
      too_late: "Avis : transmise trop tard",
      not_needed: "Avis : il n’était pas nécessaire de la transmettre",
    },
    notDelivered: {
      refused: (address, detail) =>
        `Votre réponse n’est pas parvenue à ${address} : ${detail || "refusée par le serveur de messagerie"}`,
      unreachable: (address, detail) =>
        `Votre réponse n’a pas pu être envoyée à ${address} pendant un jour : ${detail || "aucune connexion"}`,
    },
    someone: "Quelqu’un",
  },
};
