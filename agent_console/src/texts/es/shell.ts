/* What stands around every page, in Spanish. */
import type { Shell } from "../en/shell";
import { list, plural } from "./grammar";

export const shell: Shell = {
  product: "Baton",
  visitor: (code) => `Visitante ${code}`,

  login: {
    title: "Iniciar sesión en Baton",
    username: "Usuario",
    password: "Contraseña",
    submit: "Iniciar sesión",
    submitting: "Iniciando sesión…",
    wrong: "El usuario o la contraseña no son correctos.",
    expired:
      "Su sesión ha caducado. Vuelva a iniciar sesión para continuar; no se ha perdido nada de lo que escribió.",
  },

  nav: {
    inbox: "Bandeja",
    review: "Revisión",
    replies: "Respuestas",
    reports: "Informes",
    team: "Equipo",
    signOut: "Cerrar sesión",
    help: "Atajos",
    main: "Principal",
    language: "Idioma",
    colleagues: (names) =>
      names.length === 0 ? "No hay nadie en línea" : `En línea: ${list(names)}`,
  },

  presence: { label: "Su estado", online: "En línea", away: "Ausente", offline: "Fuera" },
  presenceLong: { online: "En línea", away: "Ausente", offline: "Desconectado" },

  leaving: {
    title: (count) => `Tiene ${plural(count, "conversación abierta", "conversaciones abiertas")}`,
    hint: "Lo que vuelve a la cola lo puede tomar otra persona del equipo. A los clientes que se queden con usted se les avisa de que está ausente.",
    release: "Devolver a la cola",
    keep: "Conservarlas",
    cancel: "Cancelar",
  },

  role: {
    agent: "Agente",
    supervisor: "Supervisor",
    designer: "Diseñador",
    admin: "Administrador",
  },

  link: {
    lost: "Sin conexión. Lo que envíe se guarda y saldrá en cuanto vuelva.",
    refused: (why) => `El servicio no acepta esta página. ${why}`,
    again: (seconds) => `Próximo intento en ${seconds} s.`,
    now: "Reintentar ahora",
  },

  toast: { dismiss: "Descartar", region: "Mensajes" },

  error: {
    network: "No se puede conectar con el servicio. Compruebe su conexión e inténtelo de nuevo.",
    unexpected: (status) =>
      `El servicio ha respondido con el estado ${status}. Inténtelo de nuevo.`,
  },
};
