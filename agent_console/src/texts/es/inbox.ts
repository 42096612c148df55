/* The list, the search, and what is known about a customer, in Spanish. */
import type { Inbox } from "../en/inbox";
import { number, plural } from "./grammar";

export const inbox: Inbox = {
  tabs: {
    waiting: "En espera",
    mine: "Mías",
    team: "Equipo",
    bot: "Con el bot",
    resolved: "Resueltas",
  },

  queue: {
    views: "Vistas",
    list: "Conversaciones",
    search: "Buscar conversaciones",
    empty: {
      waiting: [
        "No hay nadie en espera",
        "Aquí aparecen las conversaciones que pasa el bot; la primera es la siguiente en la cola.",
      ],
      mine: [
        "No tiene conversaciones",
        "Tome una de «En espera», o intervenga en una que lleve el bot.",
      ],
      team: ["El equipo no tiene conversaciones", "Aquí aparece lo que han tomado los demás."],
      bot: ["El bot no habla con nadie", "Aquí aparecen las conversaciones abiertas con el bot."],
      resolved: ["Aún no hay nada resuelto", "Aquí aparecen las conversaciones cerradas."],
    },
    away: "Ventana cerrada, sin dirección",
    awayHint: "Ahora nadie leería una respuesta: se atiende después de quienes están presentes",
    waited: (time) => `espera desde hace ${time}`,
    you: "Usted",
    colleague: "Equipo",
    opened: "El cliente ha abierto el chat",
    said: (name, text) => `${name}: ${text}`,
    more: (count) => `+${count}`,
    priority: ["Prioridad normal", "Prioridad alta", "Prioridad máxima", "Peligro de muerte"],
  },

  search: {
    results: "Resultados de la búsqueda",
    narrow: "Acotar la búsqueda",
    status: "Cualquier estado",
    whose: "De cualquiera",
    mine: "Mías, ahora o antes",
    language: "Cualquier idioma",
    time: "Cualquier fecha",
    within: (days) => (days === 1 ? "Últimas 24 horas" : `Últimos ${days} días`),
    asking: "Buscando…",
    short: "Siga escribiendo",
    shortHint: "Al menos dos letras o cifras.",
    none: "Sin resultados",
    noneHint:
      "Pruebe con menos palabras o solo con el principio de una. Esc vuelve a mostrar la lista.",
    failed: "La búsqueda no ha funcionado",
    again: "Reintentar",
    more: "Mostrar más",
    found: (count, more) =>
      `${count === 1 ? "Se ha encontrado" : "Se han encontrado"} ${plural(count, "conversación", "conversaciones")}${more ? ", y hay más" : ""}`,
    source: {
      customer: "Cliente:",
      bot: "Bot:",
      agent: "Agente:",
      note: "Nota:",
      facts: "Sobre el cliente:",
    },
  },

  mood: {
    negative: "Molesto",
    neutral: "Neutro",
    positive: "Contento",
    none: "Ánimo sin medir",
    value: (name, percent) => `${name} (${percent})`,
  },

  status: {
    bot: "Con el bot",
    waiting: "En espera",
    human: "Con una persona",
    snoozed: "Pospuesta",
    resolved: "Resuelta",
  },
  heldBy: (name) => `Con ${name}`,
  heldByMe: "Con usted",
  writesIn: (language) => `Escribe en ${language}`,

  customer: {
    verified: "Identificado como",
    verifiedHint: "El sitio web responde por este usuario",
    time: "Hora local",
    timeIn: (time, place) => `${time} en ${place}`,
    browser: "Idioma",
    yesOrNo: (yes) => (yes ? "sí" : "no"),
    others: "Otras conversaciones",
    failed: "No se ha podido leer lo que se sabe del cliente.",
    again: "Reintentar",
  },

  details: {
    label: "Detalles",
    summary: "Resumen",
    noSummary: "Se hace cuando el bot pasa la conversación.",
    nothingSaid: "El cliente aún no ha escrito nada.",
    known: "Datos",
    more: (count) => `y ${number(count)} ${count === 1 ? "respuesta más" : "respuestas más"}`,
    goTo: "Mostrar en la conversación",
    reasons: "Por qué una persona",
    noReasons: "El bot no ha pasado esta conversación.",
    mood: "Ánimo a lo largo del tiempo",
    noMood: "Aún sin medir.",
    moodLabel: (count, last) =>
      `Ánimo de ${plural(count, "mensaje", "mensajes")}; el último, ${last}`,
    lastMood: { negative: "molesto", neutral: "neutro", positive: "contento" },
    first: "primero",
    latest: "último",
    status: "Estado",
    email: "Correo",
    started: "Inicio",
    holder: "La lleva",
    value: (value, threshold) => `${value} (umbral ${threshold})`,
    measured: (what, value) => `${what}: ${value}`,
    verdict: "¿Estuvo bien pasarla?",
  },
  verdict: {
    right: "Sí",
    too_early: "Muy pronto",
    too_late: "Muy tarde",
    not_needed: "No hacía falta",
  },
  verdictThanks: "Gracias. Se guarda con la conversación.",
};
