/* Codes of the service in words, in Spanish. */
import type { Texts } from "../../text";
import { languageName, number, plural } from "./grammar";

const FAILURES: Record<string, string> = {
  bot_down: "No se pudo conectar con el bot",
  bot_slow: "El bot tardó demasiado en responder",
  model_changed: "El bot estaba cambiando de modelo",
  unexpected: "El bot falló de forma inesperada; consulte el registro del servicio",
};

const DANGERS: Record<string, string> = {
  self_harm: "habla de suicidio o de autolesiones",
  violence: "habla de violencia",
  emergency: "habla de una emergencia",
};

const MATTERS: Record<string, string> = {
  bereavement: "ha muerto alguien",
  legal: "abogados, policía, autoridades o un plazo",
  press: "la prensa",
};

const of = ({ after, total, before }: { after: number; total: number; before: number }) =>
  `${number(after)} de ${number(total)} en lugar de ${number(before)}`;

export const codes: Texts["codes"] = {
  reason: {
    danger: ({ category }) => `Peligro de muerte: ${DANGERS[category] ?? category}`,
    sensitive_matter: ({ category }) => `Solo para una persona: ${MATTERS[category] ?? category}`,
    asked_for_a_person: () => "Pidió hablar con una persona",
    pressed_the_button: () => "Pulsó «Hablar con una persona»",
    did_not_help: () => "Dijo que la respuesta del bot no le ayudó",
    none_of_these: () => "Ninguna sugerencia del bot encajaba",
    seems_to_want_a_person: () => "Parece que quiere hablar con una persona",
    matter_for_a_person: ({ label }) => `Un asunto para una persona: ${label}`,
    other_language: ({ language }) => `El bot no tiene respuestas en ${languageName(language)}`,
    angry_or_distressed: () => "Enfado o angustia",
    very_negative_tone: () => "Tono muy negativo",
    tone_getting_worse: () => "Tono negativo, peor con cada mensaje",
    negative_tone: () => "Tono negativo",
    going_badly: () => "La conversación va mal",
    unknown_question: () => "Distinto de todo lo que conoce el bot",
    unsure: () => "El bot no está seguro de qué se quiere decir",
    sent_files: () => "Envió un archivo que el bot no puede ver",
    failed_turns: ({ turns }) => `El bot falló ${plural(turns, "vez", "veces seguidas")}`,
    unusable_answers: ({ turns }) =>
      `El bot no pudo usar lo que se le dijo ${plural(turns, "vez", "veces seguidas")}`,
    sarcastic: () => "Sarcasmo: agradecimientos o elogios que no son sinceros",
    bot_silent: () => "El bot no tenía nada que decir",
    bot_busy: () => "El bot estaba ocupado con demasiados clientes",
    bot_slow: ({ seconds }) => `El bot no respondió en ${plural(seconds, "segundo", "segundos")}`,
    bot_failed: ({ error }) => FAILURES[error] ?? `El bot falló: ${error.replaceAll("_", " ")}`,
    released: ({ agent_name }) => `${agent_name} la devolvió a la cola`,
    holder_away: ({ agent_name }) => `${agent_name} no estaba cuando volvió a tocar`,
    to_team: ({ agent_name, team_name }) => `${agent_name} la pasó a ${team_name}`,
    agent_gone: ({ agent_name, minutes }) =>
      `${agent_name} no responde desde hace ${plural(minutes, "minuto", "minutos")}`,
    other: ({ text }) => text,
  },

  reasonInShort: {
    danger: "Peligro de muerte",
    sensitive_matter: "Para una persona",
    asked_for_a_person: "Quiere una persona",
    pressed_the_button: "Quiere una persona",
    did_not_help: "No ayudó",
    none_of_these: "Nada encajó",
    seems_to_want_a_person: "Quiere una persona",
    matter_for_a_person: "Para una persona",
    other_language: "Otro idioma",
    angry_or_distressed: "Angustia",
    very_negative_tone: "Molesto",
    tone_getting_worse: "Molesto",
    negative_tone: "Molesto",
    going_badly: "Va mal",
    unknown_question: "Pregunta desconocida",
    unsure: "Bot inseguro",
    sent_files: "Envió un archivo",
    failed_turns: "El bot falló otra vez",
    unusable_answers: "El bot falló otra vez",
    sarcastic: "Molesto",
    bot_silent: "Bot averiado",
    bot_busy: "Bot ocupado",
    bot_slow: "Bot averiado",
    bot_failed: "Bot averiado",
    released: "Liberada",
    holder_away: "Agente ausente",
    to_team: "Pasada",
    agent_gone: "Agente sin responder",
    other: "Otro",
  },

  matterInShort: { bereavement: "Fallecimiento", legal: "Asunto legal", press: "Prensa" },

  summary: { first: "Empezó con", last: "Ahora", tried: "El bot dijo", other: "Hasta ahora" },

  runReason: {
    intent_lost: ({ intent, before, after, total }) =>
      `«${intent}» perdería ${number(before - after)} de ${plural(total, "pregunta de prueba", "preguntas de prueba")} (antes ${number(before)} bien, ahora ${number(after)})`,
    fewer_understood: (counts) => `Menos preguntas entendidas: ${of(counts)}`,
    fewer_answered: (counts) => `Menos preguntas bien respondidas: ${of(counts)}`,
    fewer_left_alone: (counts) =>
      `Menos preguntas sin responder de las que no debe responder: ${of(counts)}`,
    service_stopped: () => "El servicio se detuvo entretanto",
    service_died: () => "El servicio se cayó durante el entrenamiento; vuelva a iniciarlo",
    timed_out: ({ seconds }) =>
      `El entrenamiento no terminó en ${plural(seconds, "segundo", "segundos")}`,
    failed: ({ detail }) => detail,
    other: ({ text }) => text,
  },

  runStep: {
    starting: "Empezando",
    dataset: "Escribiendo el conjunto de datos",
    imports: "Iniciando el entrenador",
    vectors: "Leyendo los ejemplos",
    folds: "Probándolo con filas apartadas",
    tuning: "Ajustando el codificador",
    model: "Entrenando el modelo",
    heldout: "Haciendo las preguntas de prueba",
    comparing: "Fijando umbrales y comparando con el modelo activo",
    switching: "Cambiando",
  },
};
