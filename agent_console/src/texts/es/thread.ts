/* The open conversation, in Spanish. */
import type { Thread } from "../en/thread";
import { plural } from "./grammar";

export const thread: Thread = {
  act: {
    claim: "Tomar",
    claimNext: "Tomar la siguiente",
    claimNextHint: "Tomar la siguiente conversación de la cola",
    nobodyWaits: "No hay nadie en espera.",
    takeOver: "Intervenir",
    handBack: "Devolver al bot",
    release: "Liberar",
    resolve: "Resolver",
    reopen: "Reabrir",
    reopenHint: "Retomar la conversación; se avisa al cliente",
    reopened: "Reabierta.",
    undo: "Deshacer",
    nothingToUndo: "Ahora no hay nada que deshacer.",
    outcome: { solved: "Solucionado", unsolved: "Sin solucionar", spam: "Spam" },
    beaten: (name) => `${name} ha llegado antes: ahora la conversación es suya.`,
    claimFirst: "Primero tome la conversación.",
    handedBack: "Devuelta al bot.",
    released: "De nuevo en la cola.",
    resolved: "Resuelta.",
    handBackHint: "Devolver la conversación al bot",
    releaseHint: "Devolver la conversación a la cola para que la tome otra persona",
    details: "Detalles",
    back: "Volver a la lista",
  },

  thread: {
    label: (name) => `Conversación con ${name}`,
    help: "Mostrado al cliente de inmediato",
    none: "Ninguna conversación abierta",
    noneHint: "Elija una de la lista, o pulse j y k para recorrerla.",
    loading: "Cargando…",
    bot: "Bot",
    noteBy: (name) => `Nota de ${name}`,
    onlyAgents: "el cliente no la ve",
    sending: "enviando…",
    notSent: "aún sin enviar",
    today: "Hoy",
    yesterday: "Ayer",
    guess: (intent, percent) => `${intent} ${percent}`,
    noGuess: "sin suposición",
    unknown: (percent) => `desconocido ${percent}`,
    dissatisfied: (percent) => `va mal ${percent}`,
    showJudgements: "Suposiciones",
    showJudgementsHint: "Mostrar qué supuso el bot, y el ánimo, bajo cada mensaje del cliente",
    clarify: "¿Se refiere a algo de esto?",
    noneOfThese: "Nada de esto",
    typing: (name) => `${name} está escribiendo…`,
    newBelow: (count) => plural(count, "mensaje nuevo", "mensajes nuevos"),
    readTo: "Leído",
  },

  decision: {
    answer: "respondió",
    clarify: "preguntó qué se quería decir",
    escalate: "pasó la conversación",
    observe: "observó",
    fallback: "no tenía respuesta, siguió",
  },

  fallback: {
    cannot_answer: (about) =>
      about
        ? `Sobre «${about}» no tengo respuesta. Pregúnteme otra cosa o hable con una persona.`
        : "No tengo respuesta para eso. Puede preguntarme otra cosa o hablar con una persona.",
    none_of_these: () =>
      "Entonces le he entendido mal. Dígamelo con otras palabras, por favor, y lo intento de nuevo.",
    not_understood: () => "Lo siento, no le he entendido. ¿Puede decirlo de otra manera?",
    said_before: () =>
      "No sé nada más sobre eso. Pregúntelo con otras palabras o hable con una persona.",
  },

  composer: {
    mode: "Qué escribir",
    reply: "Respuesta",
    note: "Nota",
    draft: "tiene un borrador",
    attach: "Adjuntar archivos",
    replyPlaceholder: (name) => `Responder a ${name}…`,
    notePlaceholder: "Nota para el equipo; el cliente nunca la ve…",
    blocked: {
      bot: "El bot lleva esta conversación. Intervenga para responder, o escriba una nota.",
      waiting: "Tome la conversación para responder, o escriba una nota.",
      snoozed: "Tome la conversación para responder, o escriba una nota.",
      human: (name) => `${name} lleva esta conversación. Puede escribir una nota.`,
      resolved: "Resuelta. Reábrala para responder; se abre sola cuando el cliente escribe.",
    },
    send: "Enviar",
    addNote: "Añadir nota",
    hint: "Intro envía, Mayús+Intro empieza una línea nueva",
    tooLong: (over) =>
      `${over === 1 ? "Sobra" : "Sobran"} ${plural(over, "carácter", "caracteres")}`,
    reach: {
      live: (name) => `Llega a ${name} ahora`,
      mail: (_name, address) => `Llega a ${address} por correo`,
      return: (name) => `${name} lo verá cuando vuelva`,
    },
  },

  held: {
    title: (names) => `Hay algo nuevo de ${names}. Su respuesta está en pausa.`,
    someone: "alguien",
    sendAnyway: "Enviar de todos modos",
    edit: "Editar la respuesta",
    discard: "Descartar",
    loading: "Cargando lo nuevo…",
    refused: "Su respuesta no se ha enviado: la conversación ha cambiado de manos.",
    refusedHint: "El texto se conserva. Recupérelo cuando la conversación vuelva a ser suya.",
    failed: "Su mensaje no se ha enviado.",
    takeBack: "Recuperar el texto",
  },
};
