import { describe, expect, test } from "vitest";
import tokens from "../src/tokens.css?raw";
import sheet from "../../agent_console/src/styles/reports.css?raw";

type Rgb = [number, number, number];

/** Machado, Oliveira and Fernandes (2009), severity 1, on linear light. */
const VISION: Record<string, Rgb[]> = {
  full: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  "without red": [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  "without green": [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  "without blue": [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
};
const XYZ: Rgb[] = [
  [0.4124, 0.3576, 0.1805],
  [0.2126, 0.7152, 0.0722],
  [0.0193, 0.1192, 0.9505],
];
const WHITE = [0.9505, 1, 1.089] as const;

const times = (matrix: readonly Rgb[], of: Rgb): Rgb =>
  matrix.map((row) => row[0] * of[0] + row[1] * of[1] + row[2] * of[2]) as Rgb;

const linear = (colour: string): Rgb =>
  [1, 3, 5].map((at) => {
    const share = parseInt(colour.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as Rgb;

function lab(light: Rgb): Rgb {
  const clipped = light.map((one) => Math.min(1, Math.max(0, one))) as Rgb;
  const [x, y, z] = times(XYZ, clipped).map((one, at) => {
    const share = one / WHITE[at]!;
    return share > 0.008856 ? Math.cbrt(share) : 7.787 * share + 16 / 116;
  }) as Rgb;
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

function colour(name: string, theme: 0 | 1): string {
  const token = new RegExp(`--${name}: var\\(--([\\w-]+)\\)`).exec(sheet)![1]!;
  return new RegExp(`--${token}: light-dark\\((#\\w{6}), (#\\w{6})\\)`).exec(tokens)![theme + 1]!;
}

/** CIE76: 2 is just noticeable; small marks side by side want a good deal more. */
const TOLD_APART = 25;

describe.each(Object.keys(VISION))("with %s colour vision", (vision) => {
  test.each([
    ["chart-one", "chart-two"],
    ["chart-bot", "chart-person"],
  ])("%s and %s are told apart, by day and by night", (one, other) => {
    for (const theme of [0, 1] as const) {
      const [a, b] = [one, other].map((name) =>
        lab(times(VISION[vision]!, linear(colour(name, theme)))),
      );
      expect(Math.hypot(...a!.map((value, at) => value - b![at]!))).toBeGreaterThan(TOLD_APART);
    }
  });
});
