/* Lines of the thread that nobody said, in Spanish. */
import type { Lines } from "../en/lines";

export const lines: Lines = {
  line: {
    requested: "El cliente ha pedido hablar con una persona",
    raised: (why) => `Ahora es más urgente: ${why}`,
    notHelped: "El cliente dice que esto no le ayudó",
    escalated: (why) => (why ? `Pasada a una persona: ${why}` : "Pasada a una persona"),
    reasons: (reasons) => reasons.join("; "),
    queuedAgain: (why) => `De nuevo en la cola: ${why}`,
    nobodyOnline: "No había nadie en línea, y se avisó al cliente",
    contact: (email) => `El cliente ha dejado la dirección ${email}`,
    claimed: (name) => `${name} se ha unido`,
    transferred: (from, to) => `${from} ha pasado la conversación a ${to}`,
    given: {
      rule: (name) => `Asignada automáticamente a ${name}`,
      supervisor: (name) => `Un supervisor la ha asignado a ${name}`,
    },
    routed: (team) => (team ? `Espera a ${team}` : "Espera a quien esté libre"),
    handedBack: (name) => `${name} la ha devuelto al bot`,
    leftQueue: "El cliente ha dejado la cola y ha vuelto con el bot",
    snoozed: (until) => `Pospuesta hasta: ${until}`,
    woken: {
      time: "Ya no está pospuesta: se ha cumplido el plazo",
      customer: "Ya no está pospuesta: el cliente ha escrito",
      agent: "Ya no está pospuesta: su agente la retoma",
    },
    resolved: (name, outcome) => `${name} la ha resuelto: ${outcome}`,
    outcome: { solved: "solucionado", unsolved: "sin solucionar", spam: "spam" },
    resolvedAlone: (outcome) => `Resuelta: ${outcome}`,
    reopenedBot: "Reabierta: el cliente ha vuelto a escribir y responde el bot",
    reopenedQueue: "Reabierta: de nuevo en la cola",
    reopenedBy: (name) => `${name} la ha reabierto`,
    reopenedQueueBy: (name) => `${name} la ha reabierto: de nuevo en la cola`,
    rated: (score, comment) => `El cliente ha dado ${score} de 5${comment ? `: «${comment}»` : ""}`,
    verdict: {
      right: "Valoración: bien pasada a una persona",
      too_early: "Valoración: pasada demasiado pronto",
      too_late: "Valoración: pasada demasiado tarde",
      not_needed: "Valoración: no hacía falta pasarla",
    },
    notDelivered: {
      refused: (address, detail) =>
        `Su respuesta no llegó a ${address}: ${detail || "el servidor de correo la rechazó"}`,
      unreachable: (address, detail) =>
        `Su respuesta no se pudo enviar a ${address} durante un día: ${detail || "sin conexión"}`,
    },
    someone: "Alguien",
  },
};
