/* Proposed examples and the form for a new intent, in Spanish. */
import type { Review } from "../en/review";
import { number } from "./grammar";

export const review: Review = {
  review: {
    list: "Ejemplos propuestos",
    empty: "Nada que revisar",
    emptyHint:
      "Aquí se proponen como ejemplos para aprender las respuestas de los agentes y las del bot que no ayudaron.",
    question: "Pregunta del cliente",
    reply: "Respuesta del agente",
    noReply: "Aún sin respuesta: al cliente no le ayudó la del bot.",
    guess: "Lo que supuso el bot",
    noGuess: "El bot no supuso nada.",
    unknown: (percent) => `Distinto de lo que conoce: ${percent}`,
    reasons: "Por qué fue a una persona",
    taught: "Se pidió aprenderlo",
    source: { reply: "Respuesta", did_not_help: "No ayudó" },
    approveAs: "Aprobar como ejemplo de",
    choose: "Buscar intenciones…",
    approve: "Aprobar",
    newIntent: "Nueva intención",
    reject: "Rechazar",
    noSuchIntent: "Ninguna intención se llama así. Elija una de la lista o cree una nueva.",
    noneMatch: "Ninguna intención coincide.",
    approved: (intent) => `Aprobado como «${intent}». Reentrene para que el bot lo aprenda.`,
    rejected: "Rechazado.",
  },

  intentForm: {
    title: "Nueva intención",
    name: "Nombre",
    nameHint: "Para la máquina: minúsculas, cifras y _.",
    label: "Etiqueta",
    labelHint: "Con las palabras del cliente; se ve en los botones de aclaración.",
    labelPlaceholder: "p. ej. Alquilar un portabicicletas",
    phrasings: "Cómo lo dicen los clientes",
    phrasingsHint: "Al menos tres, tan distintas entre sí como los clientes.",
    phrasing: (n) => `Formulación ${n}`,
    add: "Añadir formulación",
    remove: (n) => `Quitar la formulación ${n}`,
    answer: "Qué responde el bot",
    answerHint:
      "La ven todos los clientes: sin nombres, números ni promesas hechas a una sola persona.",
    submit: "Crear y aprobar",
    cancel: "Cancelar",
  },

  wrong: {
    nameForm: "De 3 a 41 minúsculas, cifras o _, y empieza por una letra.",
    nameTaken: "Ya hay una intención con este nombre.",
    labelTaken: "Otra intención tiene esta etiqueta; los clientes no podrían distinguirlas.",
    masked: (what) =>
      `${what} representa algo que escribió este cliente en concreto. Escriba la respuesta sin ello.`,
    label: "De 3 a 60 caracteres.",
    tooFew: (missing) =>
      missing === 1 ? "Falta 1 formulación más." : `Faltan ${number(missing)} formulaciones más.`,
    phrasingLength: "De 2 a 500 caracteres.",
    twice: "Esta formulación aparece dos veces.",
    answer: "De 2 a 2000 caracteres.",
  },
};
