/* What each chart of the reports says: its headline in words, its drawing, its table. Pure. */
import { languageName, number } from "../lib/language";
import { inWords } from "../lib/codes";
import type { Cell } from "../lib/csv";
import { percent } from "../lib/time";
import { t } from "../text";
import type { Counted, Figures, Report, Span } from "../types";
import { compareWith, counted, rated, sentence, tenths, time, timed } from "./compared";
import { partName, partStamp } from "./days";

export type Name = "opened" | "resolved" | "answer" | "reasons" | "ratings" | "languages";
export type Colour = "one" | "two" | "bot" | "person";

export interface Series {
  readonly name: string;
  readonly colour: Colour;
  /** One for each place; null: nothing was measured there. */
  readonly values: readonly (number | null)[];
}

export interface Drawing {
  /** Columns stand on each other; bars lie, with their names before them. */
  readonly kind: "columns" | "lines" | "bars";
  readonly places: readonly string[];
  readonly series: readonly Series[];
  readonly placesAre: string;
  readonly valuesAre: string;
}

export interface Table {
  readonly columns: readonly string[];
  /** `shown` to people; what a file holds, where that is something else. */
  readonly rows: readonly (readonly { shown: string; kept: Cell }[])[];
}

export interface Finding {
  readonly name: Name;
  readonly title: string;
  readonly headline: string;
  /** Set against the span before. */
  readonly compared: string;
  readonly more: string;
  /** How it is counted. */
  readonly note: string;
  /** Why there is nothing to draw; "": there is something. */
  readonly empty: string;
  readonly drawing: Drawing;
  readonly table: Table;
}

export interface Asked {
  readonly span: Span;
  readonly of: Report;
}

export function findings({ span, of }: Asked): Finding[] {
  const than = compareWith(span, of);
  return [
    opened(span, of, than),
    resolved(span, of, than),
    firstAnswer(span, of, than),
    reasons(of, than),
    ratings(of, than),
    languages(of),
  ];
}

/** A headline and what belongs to it, read aloud for the picture. */
export const summary = ({ title, headline, compared, more }: Finding): string =>
  [title, headline, compared, more].filter(Boolean).join(". ");

// ── the findings ──

function opened(span: Span, of: Report, than: string): Finding {
  const words = t.reports.opened;
  const values = of.parts.map((part) => part.opened);
  return {
    name: "opened",
    title: words.title,
    headline: words.headline(of.figures.opened),
    compared: sentence(counted(of.figures.opened, of.before.opened, than)),
    more: "",
    note: words.note,
    empty: of.figures.opened ? "" : words.empty,
    drawing: overTime(span, of, "columns", t.reports.count, [
      { name: words.title, colour: "one", values },
    ]),
    table: byPart(span, of, [t.reports.count], (at) => [of.parts[at]!.opened]),
  };
}

function resolved(span: Span, of: Report, than: string): Finding {
  const words = t.reports.resolved;
  const { by_bot, by_person, unsolved, spam, closed_unanswered } = of.figures;
  const others = unsolved + spam + closed_unanswered;
  const all = (figures: Figures) => figures.by_bot + figures.by_person;
  return {
    name: "resolved",
    title: words.title,
    headline: words.headline(by_bot, by_person),
    compared: words.together(counted(all(of.figures), all(of.before), than)),
    more: others ? words.others(unsolved, spam, closed_unanswered) : "",
    note: words.note,
    empty: all(of.figures) ? "" : words.empty,
    drawing: overTime(span, of, "columns", t.reports.count, [
      { name: words.bot, colour: "bot", values: of.parts.map((part) => part.by_bot) },
      { name: words.person, colour: "person", values: of.parts.map((part) => part.by_person) },
    ]),
    table: byPart(span, of, [words.bot, words.person], (at) => [
      of.parts[at]!.by_bot,
      of.parts[at]!.by_person,
    ]),
  };
}

function firstAnswer(span: Span, of: Report, than: string): Finding {
  const words = t.reports.answer;
  const { median_s, answered, still_waiting, never_answered } = of.figures;
  const waits = answered + still_waiting + never_answered;
  const unit = unitOf(of.parts.map((part) => part.p90_s ?? 0));
  const inUnit = (seconds: number | null) => (seconds === null ? null : seconds / unit.seconds);
  return {
    name: "answer",
    title: words.title,
    headline: median_s === null ? words.noHeadline : words.headline(time(median_s)),
    compared: median_s === null ? "" : sentence(timed(median_s, of.before.median_s, than)),
    more: waits ? words.outcome(waits, answered, still_waiting, never_answered) : "",
    note: words.note,
    empty: answered ? "" : words.empty,
    drawing: overTime(span, of, "lines", unit.name, [
      { name: words.median, colour: "one", values: of.parts.map((one) => inUnit(one.median_s)) },
      { name: words.p90, colour: "two", values: of.parts.map((one) => inUnit(one.p90_s)) },
    ]),
    table: byPart(span, of, [words.answered, words.median, words.p90], (at) => {
      const { answered, median_s, p90_s } = of.parts[at]!;
      return [answered, { seconds: median_s }, { seconds: p90_s }];
    }),
  };
}

function reasons(of: Report, than: string): Finding {
  const words = t.reports.reasons;
  const { passed_on } = of.figures;
  return {
    name: "reasons",
    title: words.title,
    headline: words.headline(passed_on),
    compared: sentence(counted(passed_on, of.before.passed_on, than)),
    more: "",
    note: words.note,
    empty: passed_on ? "" : words.empty,
    ...shares(words.reason, named(of.reasons, reasonName)),
  };
}

function ratings(of: Report, than: string): Finding {
  const words = t.reports.ratings;
  const { ratings: counts, mean_rating } = of.figures;
  const total = counts.reduce((sum, count) => sum + count, 0);
  const stars = counts.map((count, at) => ({ name: words.stars(at + 1), count }));
  return {
    name: "ratings",
    title: words.title,
    headline: mean_rating === null ? words.noHeadline : words.headline(tenths(mean_rating)),
    compared: mean_rating === null ? "" : sentence(rated(mean_rating, of.before.mean_rating, than)),
    more: total ? words.outOf(total) : "",
    note: words.note,
    empty: total ? "" : words.empty,
    ...shares(words.score, stars.reverse()),
  };
}

function languages(of: Report): Finding {
  const words = t.reports.languages;
  const known = of.languages.filter(({ code }) => code !== null).length;
  return {
    name: "languages",
    title: words.title,
    headline: words.headline(known),
    compared: "",
    more: "",
    note: words.note,
    empty: of.languages.length ? "" : words.empty,
    ...shares(
      words.language,
      named(of.languages, (code) => (code === null ? words.unknown : languageName(code))),
    ),
  };
}

// ── drawings and tables ──

function overTime(
  span: Span,
  of: Report,
  kind: "columns" | "lines",
  valuesAre: string,
  series: readonly Series[],
): Drawing {
  const places = of.parts.map((part) => partName(part.start, span));
  return { kind, places, series, placesAre: firstColumn(span), valuesAre };
}

type Value = number | { seconds: number | null };

function byPart(
  span: Span,
  of: Report,
  columns: readonly string[],
  values: (at: number) => readonly Value[],
): Table {
  return {
    columns: [firstColumn(span), ...columns],
    rows: of.parts.map((part, at) => [
      { shown: partName(part.start, span), kept: partStamp(part.start, span) },
      ...values(at).map(cell),
    ]),
  };
}

function cell(value: Value): { shown: string; kept: Cell } {
  if (typeof value === "number") return { shown: number(value), kept: value };
  const { seconds } = value;
  if (seconds === null) return { shown: t.reports.none, kept: null };
  return { shown: time(seconds), kept: Math.round(seconds) };
}

const firstColumn = (span: Span) => (span === "day" ? t.reports.hour : t.reports.dayColumn);

interface NamedCount {
  readonly name: string;
  readonly count: number;
}

/** Several codes may have the same words. */
function named(counts: readonly Counted[], name: (code: string | null) => string): NamedCount[] {
  const sums = new Map<string, number>();
  for (const { code, count } of counts) {
    const words = name(code);
    sums.set(words, (sums.get(words) ?? 0) + count);
  }
  return [...sums]
    .map(([words, count]) => ({ name: words, count }))
    .sort((a, b) => b.count - a.count);
}

function reasonName(code: string | null): string {
  if (code === null) return t.reports.reasons.unknown;
  const words: Record<string, string> = t.codes.reasonInShort;
  return words[code] ?? inWords(code);
}

function shares(column: string, counts: readonly NamedCount[]): { drawing: Drawing; table: Table } {
  const total = counts.reduce((sum, { count }) => sum + count, 0) || 1;
  return {
    drawing: {
      kind: "bars",
      places: counts.map(({ name }) => name),
      series: [{ name: t.reports.count, colour: "one", values: counts.map(({ count }) => count) }],
      placesAre: column,
      valuesAre: t.reports.count,
    },
    table: {
      columns: [column, t.reports.count, t.reports.share],
      rows: counts.map(({ name, count }) => [
        { shown: name, kept: name },
        { shown: number(count), kept: count },
        { shown: percent(count / total), kept: Math.round((100 * count) / total) / 100 },
      ]),
    },
  };
}

function unitOf(seconds: readonly number[]): { name: string; seconds: number } {
  const longest = Math.max(0, ...seconds);
  const { axis } = t.reports.answer;
  if (longest <= 120) return { name: axis.seconds, seconds: 1 };
  if (longest <= 7_200) return { name: axis.minutes, seconds: 60 };
  return { name: axis.hours, seconds: 3_600 };
}
