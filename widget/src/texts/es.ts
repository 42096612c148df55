/** The widget in Spanish. */
import type { Texts } from "./en";

export const es: Texts = {
  threadLabel: "Conversación",

  botName: "Asistente",
  botTag: "Bot",
  humanTag: "Persona",
  youLabel: "Usted",
  systemLabel: "Aviso",
  answeredByBot: "Responde un bot",
  answeredBy: (name) => `Responde ${name}`,
  awayNow: (name) => `${name} no está en este momento`,
  answeredByPerson: "Responde una persona",
  waitingForPerson: "Esperando a una persona",
  conversationClosed: "Conversación cerrada",

  suggestionsLabel: "Por ejemplo",
  inputPlaceholder: "Escriba un mensaje",
  placeholderResolved: "Escriba para empezar de nuevo",
  inputLabel: "Su mensaje",
  sendMessage: "Enviar",
  tooLong: (over, most) => `Sobran ${over} caracteres, el máximo es ${most}`,
  talkToPerson: "Hablar con una persona",
  askingForPerson: "Buscando a una persona…",
  didNotHelp: "Esto no me ha ayudado",
  didNotHelpSaid: "Marcado como poco útil",

  attachFile: "Adjuntar archivos",
  dropFiles: "Suelte los archivos aquí",
  removeFile: (name) => `Quitar ${name}`,
  mostFiles: (most) => `Como máximo ${most} archivos por mensaje`,
  files: {
    tray: "Archivos por enviar",
    uploading: "Subiendo",
    openPicture: (name) => `Abrir la imagen ${name}`,
    save: "Guardar",
    close: "Cerrar",
    gone: "No disponible",
    unreachable: "Sin conexión. Reintentar",
  },
  fileProblems: {
    too_large: "Demasiado grande: como máximo 10 MB y 40 millones de píxeles",
    type: "Solo imágenes (PNG, JPEG, WebP, GIF) y PDF",
    damaged: "Este archivo está dañado",
    too_many: "Demasiados archivos. Inténtelo más tarde",
    unavailable: "Ahora no se pueden enviar archivos. Inténtelo más tarde",
    offline: "Sin conexión. Se enviará cuando la haya",
    failed: "No ha funcionado",
  },

  clarifyQuestion: "No estoy seguro de haberle entendido. ¿Se refiere a algo de esto?",
  noneOfThese: "Nada de esto",
  cannotAnswer:
    "No tengo respuesta para eso. Puede preguntarme otra cosa o hablar con una persona.",
  cannotAnswerAbout: (text) =>
    `Sobre «${text}» no tengo respuesta. Pregúnteme otra cosa o hable con una persona.`,
  notUnderstood: "Lo siento, no le he entendido. ¿Puede decirlo de otra manera?",
  sayItDifferently:
    "Entonces le he entendido mal. Dígamelo con otras palabras, por favor, y lo intento de nuevo.",
  saidBefore: "No sé nada más sobre eso. Pregúntelo con otras palabras o hable con una persona.",

  queueFirst: "Es la siguiente persona en la cola",
  queuePosition: (position) => `Es el número ${position} en la cola`,
  queueHint:
    "Le atenderemos en cuanto alguien esté libre. Mientras tanto puede seguir escribiendo.",
  queueWait: (least, most) =>
    least === most
      ? `Últimamente ha tardado unos ${most} min desde aquí. Puede seguir escribiendo.`
      : `Últimamente ha tardado de ${least} a ${most} min desde aquí. Puede seguir escribiendo.`,
  queueStillHere:
    "Estamos fuera de nuestro horario, pero todavía hay alguien. Puede seguir escribiendo.",
  leaveQueue: "Volver al bot",

  backAt: (day, time, isYours) =>
    `Volvemos ${day ? `el ${day}` : "hoy"} a las ${time}${isYours ? " (su hora local)" : ""}`,
  nobodyTitle: "Ahora mismo no hay nadie",
  nobodyMail:
    "Deje su correo electrónico y una persona le escribirá. Mientras tanto respondo a lo que sé.",
  nobodyReturn:
    "Su pregunta queda en la cola. Vuelva a esta página con este navegador: aquí estará la respuesta. Mientras tanto respondo a lo que sé.",
  emailLabel: "Correo electrónico",
  emailWrong: "Escriba una dirección como nombre@example.com",
  contactSend: "Dejarlo",
  contactInstead: "Mejor dejar un correo electrónico",
  contactLeftTitle: "Su mensaje está en la cola",
  contactMail: (email) => `Una persona le responderá en ${email}.`,
  contactReturn: "La respuesta estará aquí: vuelva a esta página con este navegador.",
  byMail: "por correo electrónico",
  linkRefused: "Este enlace ya no es válido. Puede escribirnos aquí.",

  rateTitle: "¿Qué tal esta conversación?",
  rateScore: (score) => `${score} de 5`,
  rateLow: "Mala",
  rateHigh: "Muy buena",
  rateThanks: (score) => `Ha dado ${score} de 5. ¡Gracias!`,

  isTyping: (name) => `${name} está escribiendo`,
  botBusy: "Ahora mismo pregunta mucha gente: tarda un momento.",
  isSending: "Enviando…",
  isSeen: "Visto",
  notSent: "No enviado",
  tryAgain: "Reintentar",
  removeMessage: "Quitar",
  noConnection: "Sin conexión. Lo intentamos de nuevo; sus mensajes se conservan.",
  notAvailable: "El chat no está disponible aquí.",
  didNotWork: "No ha funcionado. Inténtelo de nuevo.",
  newMessages: "Mensajes nuevos",

  noticeAsked: "Ha pedido hablar con una persona",
  noticeDidNotHelp: "Ha indicado que la respuesta no le ayudó",
  noticeEscalated: "Le pasamos con una persona",
  noticeEscalatedAgain: "Le pasamos con otra persona",
  noticeNobody: "Está esperando a una persona",
  noticeUnanswered: "El asistente no tiene respuesta para eso. Le pasamos con una persona",
  noticeUnansweredNobody: "El asistente no tiene respuesta para eso, y ahora mismo no hay nadie",
  noticeClaimed: (name) => `${name} se ha unido a la conversación`,
  noticeTransferred: (name) => `${name} toma el relevo`,
  noticeHandedBack: (name) => `${name} ha salido. El bot vuelve a responder`,
  noticeLeftQueue: "Ha dejado la cola. El bot vuelve a responder",
  noticeResolved: "La conversación se ha cerrado",
  noticeResolvedBy: (name) => `${name} ha cerrado la conversación`,
  noticeReopened: "La conversación continúa",
  noticeReopenedQueue: "La conversación continúa. Está de nuevo en la cola",
  noticeReopenedBy: (name) => `${name} ha reabierto la conversación`,
  noticeContact: (email) => `Ha dejado la dirección ${email}`,
};
