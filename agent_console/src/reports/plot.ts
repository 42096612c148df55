/* Draws a finding as SVG, by Observable Plot. Colours are the page's own, by name: a change of theme
   needs no new drawing, and nothing moves. */
import {
  axisX,
  axisY,
  barX,
  barY,
  dot,
  gridX,
  gridY,
  line,
  plot,
  pointerX,
  ruleX,
  ruleY,
  text,
  tip,
} from "@observablehq/plot";
import { number } from "../lib/language";
import type { Drawing, Series } from "./findings";

const HEIGHT = 190;
const BAR = 28;
/** Room for the name of a place on the axis. */
const LABEL_PX = 52;
const MOST_NAME_PX = 150;
const LETTER_PX = 6.6;

interface Point {
  readonly at: number;
  readonly value: number;
  readonly series: Series;
}

const colour = ({ series }: Point) => `var(--chart-${series.colour})`;

/** `width`: in pixels. What it shows is told by what it is put into. */
export function draw(drawing: Drawing, width: number): Element {
  const drawn = drawing.kind === "bars" ? bars(drawing, width) : overTime(drawing, width);
  drawn.setAttribute("aria-hidden", "true");
  return drawn;
}

function points({ series }: Drawing): Point[] {
  return series.flatMap((one) =>
    one.values.flatMap((value, at) => (value === null ? [] : [{ at, value, series: one }])),
  );
}

function overTime(drawing: Drawing, width: number): Element {
  const { places, placesAre, valuesAre } = drawing;
  const all = points(drawing);
  const every = Math.ceil((places.length * LABEL_PX) / width);
  const ticks = places.map((_, at) => at).filter((at) => at % every === 0);
  const top = highest(drawing);
  return plot({
    width,
    height: HEIGHT,
    marginLeft: 40,
    marginRight: 4,
    marginTop: 24,
    marginBottom: 40,
    style: { fontSize: "11px", overflow: "visible" },
    x: { type: "band", domain: places.map((_, at) => at), label: placesAre, labelOffset: 38 },
    y: { domain: [0, top], label: valuesAre },
    marks: [
      gridY({ ticks: countTicks(top), stroke: "var(--line)", strokeOpacity: 1 }),
      ...(drawing.kind === "columns" ? columns(all) : lines(drawing)),
      ruleY([0], { stroke: "var(--line-field)" }),
      axisX({ ticks, tickFormat: (at: number) => places[at] ?? "", tickSize: 0 }),
      axisY({ ticks: countTicks(top), tickSize: 0, tickFormat: number, labelArrow: false }),
      tip(
        places.map((_, at) => at),
        pointerX({ x: (at: number) => at, y: top / 2, title: (at: number) => told(drawing, at) }),
      ),
    ],
  });
}

const columns = (all: Point[]) => [
  barY(all, { x: "at", y: "value", fill: colour, insetLeft: 1, insetRight: 1, rx: 2 }),
];

/** The second is dashed: they can be told apart without their colours. */
function lines(drawing: Drawing) {
  return drawing.series.flatMap((one, index) => {
    const its = one.values.map((value, at) => ({ at, value: value ?? NaN, series: one }));
    const stroke = `var(--chart-${one.colour})`;
    return [
      line(its, {
        x: "at",
        y: "value",
        stroke,
        strokeWidth: 2,
        ...(index > 0 && { strokeDasharray: "5 4" }),
      }),
      dot(its, {
        x: "at",
        y: "value",
        r: 3,
        fill: stroke,
        symbol: index > 0 ? "square" : "circle",
      }),
    ];
  });
}

function bars(drawing: Drawing, width: number): Element {
  const { places, valuesAre } = drawing;
  const values = drawing.series[0]?.values ?? [];
  const top = highest(drawing);
  const longest = Math.max(0, ...places.map((name) => name.length));
  const names = Math.min(MOST_NAME_PX, 14 + longest * LETTER_PX);
  const rows = places.map((name, at) => ({ name, value: values[at] ?? 0 }));
  return plot({
    width,
    height: places.length * BAR + 60,
    marginLeft: names,
    marginRight: 36,
    marginBottom: 40,
    style: { fontSize: "12px", overflow: "visible" },
    x: { domain: [0, top], label: valuesAre, labelAnchor: "center", labelOffset: 38 },
    y: { domain: places, label: null, padding: 0.3 },
    marks: [
      gridX({ ticks: countTicks(top), stroke: "var(--line)", strokeOpacity: 1 }),
      barX(rows, { x: "value", y: "name", fill: "var(--chart-one)", rx: 2 }),
      text(rows, {
        x: "value",
        y: "name",
        text: ({ value }: { value: number }) => number(value),
        dx: 6,
        textAnchor: "start",
        fill: "var(--ink)",
      }),
      ruleX([0], { stroke: "var(--line-field)" }),
      axisX({ ticks: countTicks(top), tickSize: 0, tickFormat: number, labelArrow: false }),
      axisY({ tickSize: 0, label: null, textOverflow: "ellipsis", lineWidth: 12 }),
    ],
  });
}

/** Where the highest column ends, or the longest bar. */
function highest({ kind, places, series }: Drawing): number {
  const at = (place: number) => series.map(({ values }) => values[place] ?? 0);
  const tops = places.map((_, place) =>
    kind === "columns" ? at(place).reduce((sum, one) => sum + one, 0) : Math.max(...at(place)),
  );
  return Math.max(1, ...tops);
}

/** Never more than whole numbers: there is no half a conversation. */
const countTicks = (top: number): number => Math.min(4, Math.max(1, Math.floor(top)));

function told({ places, series }: Drawing, at: number): string {
  const lines = series.map(({ name, values }) => {
    const value = values[at] ?? null;
    return value === null ? null : `${name}: ${number(value)}`;
  });
  return [places[at], ...lines.filter((line) => line !== null)].join("\n");
}
