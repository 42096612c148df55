import { describe, expect, test } from "vitest";
import tokens from "../src/tokens.css?raw";

type Sheets = Record<string, string>;
const sheets = (found: Sheets) =>
  Object.entries(found).map(([name, css]) => ({ name, css: css.replace(/\/\*.*?\*\//gs, "") }));
const design = sheets(
  import.meta.glob<string>("../src/*.css", { query: "?raw", import: "default", eager: true }),
);
const widget = sheets(
  import.meta.glob<string>("../../widget/src/style/*.css", {
    query: "?raw",
    import: "default",
    eager: true,
  }),
);
const console_ = sheets(
  import.meta.glob<string>("../../agent_console/src/styles/*.css", {
    query: "?raw",
    import: "default",
    eager: true,
  }),
);

/** Both sides of every colour token, by its name. */
const colours = new Map(
  [...tokens.matchAll(/--([\w-]+): light-dark\((#\w{6}), (#\w{6})\);/g)].map(
    ([, name, light, dark]) => [name!, { light: light!, dark: dark! }],
  ),
);

/** Relative luminance and contrast as WCAG 2.2 defines them. */
function luminance(colour: string): number {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const share = parseInt(colour.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!;
}

function contrast(one: string, other: string): number {
  const [low, high] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (high! + 0.05) / (low! + 0.05);
}

const SURFACES = ["surface", "sunken", "hover"];
const TEXT = [
  ...["ink", "ink-soft"].flatMap((text) =>
    [...SURFACES, "ground", "warn-tint", "bad-tint", "good-tint", "bot-tint", "accent-tint"].map(
      (on) => [text, on],
    ),
  ),
  ...[...SURFACES, "ground", "accent-tint"].map((on) => ["ink-faint", on]),
  ...["surface", "sunken", "accent-tint"].map((on) => ["accent-text", on]),
  ["accent-ink", "accent"],
  ["accent-ink", "accent-hover"],
  ["alarm-ink", "alarm"],
  ...["good", "warn", "bad", "bot"].flatMap((meaning) => [
    [meaning, `${meaning}-tint`],
    [meaning, "surface"],
  ]),
  ["bad", "warn-tint"],
  ["good", "good-line"],
] as [string, string][];

describe.each(["light", "dark"] as const)("%s", (theme) => {
  const colour = (name: string) => colours.get(name)![theme];

  test.each(TEXT)("%s on %s can be read (4.5 to 1)", (text, on) => {
    expect(contrast(colour(text), colour(on))).toBeGreaterThanOrEqual(4.5);
  });

  test.each([
    ["line-field", "surface"],
    ["focus", "surface"],
    ["focus", "sunken"],
    ["focus", "ground"],
  ])("the edge %s stands out from %s (3 to 1)", (edge, on) => {
    expect(contrast(colour(edge), colour(on))).toBeGreaterThanOrEqual(3);
  });
});

const declared = (all: { css: string }[]) =>
  new Set(all.flatMap(({ css }) => css.match(/--[\w-]+(?=:)/g) ?? []));
const used = (all: { css: string }[]) =>
  new Set(all.flatMap(({ css }) => css.match(/(?<=var\()--[\w-]+/g) ?? []));

test("nobody uses a token that there is not", () => {
  for (const app of [widget, console_]) {
    const known = declared([...design, ...app]);
    expect([...used([...design, ...app])].filter((name) => !known.has(name))).toEqual([]);
  }
});

test("there is no token that nobody uses", () => {
  const all = used([...design, ...widget, ...console_]);
  expect([...declared(design)].filter((name) => !all.has(name))).toEqual([]);
});

test("colours stand in the tokens alone; the widget's header, dark by day too, has some of its own", () => {
  const own = [...design, ...widget, ...console_].filter(({ css }) =>
    /#[0-9a-f]{3,8}\b|\brgba?\(|\bhsla?\(/i.test(css),
  );
  expect(own.map(({ name }) => name).sort()).toEqual([
    "../../widget/src/style/frame.css",
    "../../widget/src/style/theme.css",
    "../src/tokens.css",
  ]);
});
