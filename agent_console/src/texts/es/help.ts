/* The sheet of shortcuts, in Spanish. */
import type { Help } from "../en/help";

export const help: Help = {
  help: {
    title: "Atajos de teclado",
    close: "Cerrar",
    pause: "Mientras escribe, y medio segundo después, las teclas son texto.",
    groups: [
      {
        title: "En todas partes",
        keys: [
          ["g i", "Bandeja"],
          ["g c", "Respuestas predefinidas"],
          ["g r", "Revisión"],
          ["g d", "Informes"],
          ["g t", "Equipo"],
          ["z", "Deshacer lo último"],
          ["?", "Esta ayuda"],
          ["Esc", "Cerrar, o salir de un campo"],
        ],
      },
      {
        title: "Bandeja",
        keys: [
          ["j  k", "Conversación siguiente, anterior"],
          ["1 – 5", "Cambiar de vista"],
          ["/", "Buscar"],
          ["t", "Tomar la siguiente de la cola"],
          ["c", "Tomar o intervenir"],
          ["r", "Responder"],
          ["n", "Nota interna"],
          ["h", "Devolver al bot"],
          ["q", "Devolver a la cola"],
          ["p", "Pasar a otra persona o a un equipo"],
          ["s", "Posponer"],
          ["m", "Más acciones"],
          ["e", "Resolver: Intro confirma"],
          ["o", "Reabrir lo resuelto"],
          ["i", "Mostrar u ocultar suposiciones"],
          ["d", "Mostrar u ocultar detalles"],
        ],
      },
      {
        title: "Informes",
        keys: [
          ["1 – 3", "Un día, 7 días, 28 días"],
          ["j  k", "Periodo siguiente, anterior"],
        ],
      },
      {
        title: "Al escribir una respuesta",
        keys: [
          ["/", "Respuestas predefinidas"],
          ["Tab", "Usar la primera respuesta anterior"],
          ["Alt 1 – 3", "Usar una de ellas"],
          ["Alt Enter", "Enviar, y que el bot lo aprenda"],
        ],
      },
      {
        title: "Revisión",
        keys: [
          ["j  k", "Propuesta siguiente, anterior"],
          ["a", "Aprobar: elegir la intención"],
          ["n", "Nueva intención"],
          ["x", "Rechazar"],
        ],
      },
    ],
  },
};
