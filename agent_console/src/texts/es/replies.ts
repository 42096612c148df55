/* What helps to write a reply: canned ones, past answers, what the bot is to learn, files, in
   Spanish. */
import type { Texts } from "../../text";

type Replies = Pick<
  Texts,
  "canned" | "unfilled" | "suggestions" | "teach" | "disposition" | "files" | "mailed"
>;

export const replies: Replies = {
  canned: {
    title: "Respuestas predefinidas",
    list: "Respuestas predefinidas",
    own: "Propia",
    keys: "↑ ↓ eligen, Intro inserta, Esc cierra",
    none: "Ninguna respuesta predefinida coincide. Esc lo deja como está",
    search: "Buscar respuestas predefinidas",
    empty: "Aún no hay respuestas predefinidas",
    emptyHint: "Guarde aquí lo que envía a menudo. Al responder, / lo recupera.",
    noneMatch: "Ninguna coincide",
    noneMatchHint: "Pruebe con menos letras.",
    pick: "Elija una de la lista o cree una nueva.",
    shared: "De todos",
    add: "Nueva respuesta",
    change: "Editar respuesta",
    shortcut: "Atajo",
    shortcutHint: "Se escribe tras / al responder: a–z, 0–9, - y _.",
    wrongShortcut: "De 1 a 40 caracteres: a–z, 0–9, - y _, y empieza por una letra o cifra.",
    takenShortcut: "Otra respuesta ya tiene este atajo.",
    whose: "Quién puede usarla",
    everybody: "Todos",
    justMe: "Solo yo",
    readOnly: "Las respuestas de todos las escriben los diseñadores y los administradores.",
    text: (language) => `Texto en ${language}`,
    noText: "Escríbala al menos en un idioma.",
    variables:
      "{customer_name}, {agent_name}, {email} y lo que ha averiguado el bot, por su nombre, se rellenan al insertarla.",
    submit: "Guardar",
    remove: "Eliminar",
    cancel: "Cancelar",
    saved: (shortcut) => `/${shortcut} se ha guardado.`,
    removed: (shortcut) => `/${shortcut} se ha eliminado.`,
    dropped: "Cerrada sin guardar.",
  },
  unfilled: {
    missing: "Falta rellenar:",
    stopped: "No se ha enviado. Antes hay que rellenar:",
    show: "Mostrar",
    send: "Enviar tal cual",
  },
  suggestions: {
    title: "Respuestas anteriores",
    keys: "Tab usa la primera, Esc oculta",
    hide: "Ocultar respuestas anteriores",
    alike: (percent) =>
      `La pregunta se parecía en un ${percent}. La respuesta se abre para editarla.`,
  },
  teach: {
    button: "Enviar y enseñar",
    sinceLast: "Responde a todo lo escrito desde la última respuesta",
    only: (text) => `Responde a «${text}»`,
  },
  disposition: {
    title: "Resolver",
    topic: "De qué trataba",
    topicHint: "Lo ve el equipo; el cliente no.",
    guessed: "Suposición del bot. Intro la confirma.",
    none: "Sin indicar",
    noneMatch: "Ningún tema coincide.",
    unknown: "Ningún tema se llama así. Elija uno de la lista o deje el campo vacío.",
    section: "Resuelta como",
  },
  files: {
    tray: "Archivos por enviar",
    uploading: "Subiendo",
    remove: (name) => `Quitar ${name}`,
    tryAgain: "Reintentar",
    most: (most) => `Como máximo ${most} archivos por respuesta`,
    drop: (name) => `Suelte aquí los archivos para enviarlos a ${name}`,
    claimFirst: "Tome la conversación para enviar archivos",
    notInNotes: "Cambie a «Respuesta»: las notas no llevan archivos",
    openPicture: (name) => `Abrir la imagen ${name}`,
    save: "Guardar",
    close: "Cerrar",
    gone: "No disponible",
    unreachable: "Sin conexión. Reintentar",
    problems: {
      too_large: "Demasiado grande: como máximo 10 MB y 40 millones de píxeles",
      type: "Solo imágenes (PNG, JPEG, WebP, GIF) y PDF",
      damaged: "Este archivo está dañado",
      too_many: "Demasiados archivos seguidos. Inténtelo más tarde",
      unavailable: "Ahora no se pueden enviar archivos. Inténtelo más tarde",
      offline: "Sin conexión. Se enviará cuando la haya",
      failed: "No ha funcionado",
    },
  },
  mailed: {
    from: (address) => `por correo desde ${address}`,
    subject: (subject) => `Asunto: ${subject}`,
    attached: (names) =>
      `${names.length === 1 ? "archivo" : "archivos"} en el buzón: ${names.join(", ")}`,
    shortened: "recortado; completo en el buzón",
  },
};
