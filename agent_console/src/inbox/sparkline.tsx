/* The mood of each customer message, from left to right: up is pleased, down is upset. */
import { plot, thinned, toneOf, type MoodPoint } from "../lib/mood";
import { clock } from "../lib/time";
import { t } from "../text";
import { moodInWords } from "../ui/parts";

const WIDTH = 260;
const TALL = 48;
const MARGIN = 5;

/** More would be closer together than they are wide. */
const MOST = 50;

export function Sparkline({ points: all }: { points: readonly MoodPoint[] }) {
  const points = thinned(all, MOST);
  const last = points.at(-1);
  if (!last) return <p class="faint">{t.details.noMood}</p>;
  const placed = plot(points, WIDTH, TALL);
  const label = t.details.moodLabel(all.length, t.details.lastMood[toneOf(last.mood)]);
  return (
    <figure>
      <svg
        class="sparkline"
        viewBox={`${-MARGIN} ${-MARGIN} ${WIDTH + 2 * MARGIN} ${TALL + 2 * MARGIN}`}
        role="img"
        aria-label={label}
      >
        <line class="axis" x1={0} x2={WIDTH} y1={TALL / 2} y2={TALL / 2} />
        <polyline class="line" points={placed.map(({ x, y }) => `${x},${y}`).join(" ")} />
        {placed.map(({ x, y, tone, seq }, i) => (
          <circle key={seq} class={tone} cx={x} cy={y} r={4}>
            <title>{`${clock(points[i]!.at)} ${moodInWords(points[i]!.mood)}`}</title>
          </circle>
        ))}
      </svg>
      {points.length > 1 && (
        <figcaption class="sparkline-ends">
          <span>{t.details.first}</span>
          <span>{t.details.latest}</span>
        </figcaption>
      )}
    </figure>
  );
}
