/* Codes of the service in words, in German. */
import type { Texts } from "../../text";
import { languageName, number, plural } from "./grammar";

const FAILURES: Record<string, string> = {
  bot_down: "Der Bot war nicht erreichbar",
  bot_slow: "Der Bot hat zu lange für die Antwort gebraucht",
  model_changed: "Der Bot hat gerade sein Modell gewechselt",
  unexpected: "Der Bot ist unerwartet ausgefallen; mehr steht im Protokoll des Dienstes",
};

const DANGERS: Record<string, string> = {
  self_harm: "spricht von Suizid oder Selbstverletzung",
  violence: "spricht von Gewalt",
  emergency: "spricht von einem Notfall",
};

const MATTERS: Record<string, string> = {
  bereavement: "ein Todesfall",
  legal: "Anwälte, Polizei, Behörden oder eine Frist",
  press: "die Presse",
};

const times = (count: number) => `${number(count)}-mal`;
const of = ({ after, total, before }: { after: number; total: number; before: number }) =>
  `${number(after)} von ${number(total)} statt ${number(before)}`;

export const codes: Texts["codes"] = {
  reason: {
    danger: ({ category }) => `Lebensgefahr: ${DANGERS[category] ?? category}`,
    sensitive_matter: ({ category }) => `Nur für einen Menschen: ${MATTERS[category] ?? category}`,
    asked_for_a_person: () => "Wollte mit einem Menschen sprechen",
    pressed_the_button: () => "Hat „Mit einem Menschen sprechen“ gedrückt",
    did_not_help: () => "Die Antwort des Bots hat nicht geholfen",
    none_of_these: () => "Keiner der Vorschläge des Bots hat gepasst",
    seems_to_want_a_person: () => "Scheint mit einem Menschen sprechen zu wollen",
    matter_for_a_person: ({ label }) => `Eine Sache für einen Menschen: ${label}`,
    other_language: ({ language }) => `Der Bot hat keine Antworten auf ${languageName(language)}`,
    angry_or_distressed: () => "Wütend oder verzweifelt",
    very_negative_tone: () => "Sehr negativer Ton",
    tone_getting_worse: () => "Negativer Ton, mit jeder Nachricht schlechter",
    negative_tone: () => "Negativer Ton",
    going_badly: () => "Das Gespräch läuft schlecht",
    unknown_question: () => "Anders als alles, was der Bot kennt",
    unsure: () => "Der Bot ist nicht sicher, was gemeint ist",
    sent_files: () => "Hat eine Datei gesendet, die der Bot nicht ansehen kann",
    failed_turns: ({ turns }) => `Der Bot kam ${times(turns)} hintereinander nicht weiter`,
    unusable_answers: ({ turns }) =>
      `Mit dem Gesagten konnte der Bot ${times(turns)} hintereinander nichts anfangen`,
    sarcastic: () => "Sarkastisch: Dank oder Lob, das nicht so gemeint ist",
    bot_silent: () => "Der Bot hatte nichts zu sagen",
    bot_busy: () => "Der Bot war mit zu vielen anderen Kunden beschäftigt",
    bot_slow: ({ seconds }) =>
      `Der Bot hat nicht innerhalb von ${plural(seconds, "Sekunde", "Sekunden")} geantwortet`,
    bot_failed: ({ error }) =>
      FAILURES[error] ?? `Der Bot ist ausgefallen: ${error.replaceAll("_", " ")}`,
    released: ({ agent_name }) => `Von ${agent_name} zurück in die Warteschlange gegeben`,
    holder_away: ({ agent_name }) => `${agent_name} war nicht da, als es wieder fällig war`,
    to_team: ({ agent_name, team_name }) => `Von ${agent_name} an ${team_name} weitergegeben`,
    agent_gone: ({ agent_name, minutes }) =>
      `${agent_name} hat seit ${plural(minutes, "Minute", "Minuten")} nicht geantwortet`,
    other: ({ text }) => text,
  },

  reasonInShort: {
    danger: "Lebensgefahr",
    sensitive_matter: "Nur für Menschen",
    asked_for_a_person: "Mensch gewünscht",
    pressed_the_button: "Mensch gewünscht",
    did_not_help: "Half nicht",
    none_of_these: "Nichts passte",
    seems_to_want_a_person: "Mensch gewünscht",
    matter_for_a_person: "Nur für Menschen",
    other_language: "Andere Sprache",
    angry_or_distressed: "Verzweifelt",
    very_negative_tone: "Verärgert",
    tone_getting_worse: "Verärgert",
    negative_tone: "Verärgert",
    going_badly: "Läuft schlecht",
    unknown_question: "Unbekannte Frage",
    unsure: "Bot unsicher",
    sent_files: "Datei gesendet",
    failed_turns: "Bot kam nicht weiter",
    unusable_answers: "Bot kam nicht weiter",
    sarcastic: "Verärgert",
    bot_silent: "Bot gestört",
    bot_busy: "Bot ausgelastet",
    bot_slow: "Bot gestört",
    bot_failed: "Bot gestört",
    released: "Freigegeben",
    holder_away: "Agent abwesend",
    to_team: "Weitergegeben",
    agent_gone: "Agent weg",
    other: "Anderes",
  },

  matterInShort: { bereavement: "Todesfall", legal: "Rechtliches", press: "Presse" },

  summary: { first: "Am Anfang", last: "Jetzt", tried: "Antworten des Bots", other: "Bisher" },

  runReason: {
    intent_lost: ({ intent, before, after, total }) =>
      `„${intent}“ würde ${number(before - after)} von ${plural(total, "Prüffrage", "Prüffragen")} verlieren (vorher ${number(before)} richtig, jetzt ${number(after)})`,
    fewer_understood: (counts) => `Weniger Fragen verstanden: ${of(counts)}`,
    fewer_answered: (counts) => `Weniger Fragen richtig beantwortet: ${of(counts)}`,
    fewer_left_alone: (counts) =>
      `Weniger Fragen offen gelassen, die es nicht beantworten soll: ${of(counts)}`,
    service_stopped: () => "Der Dienst wurde inzwischen angehalten",
    service_died: () =>
      "Der Dienst ist während des Trainings ausgefallen; starten Sie es noch einmal",
    timed_out: ({ seconds }) =>
      `Das Training war nach ${plural(seconds, "Sekunde", "Sekunden")} nicht fertig`,
    failed: ({ detail }) => detail,
    other: ({ text }) => text,
  },

  runStep: {
    starting: "Start",
    dataset: "Datensatz wird geschrieben",
    imports: "Training wird gestartet",
    vectors: "Beispiele werden gelesen",
    folds: "Prüfung an zurückgehaltenen Zeilen",
    tuning: "Encoder wird angepasst",
    model: "Modell wird trainiert",
    heldout: "Prüffragen werden gestellt",
    comparing: "Schwellen werden gesetzt, Vergleich mit dem aktiven Modell",
    switching: "Umschalten",
  },
};
