/* The reports: how things stand, and below it the figures of the chosen day, or days. */
import { IconButton } from "@baton/design";
import { Earlier, Later } from "@baton/design/icons";
import { useEffect, useMemo } from "preact/hooks";
import { inbox } from "../state/inbox";
import {
  choose,
  DAYS,
  isNewest,
  lastDay,
  loadReport,
  loadStands,
  problem,
  report,
  span,
  SPANS,
  state,
  step,
  zone,
} from "../state/reports";
import { speech, t } from "../text";
import type { Span } from "../types";
import { Empty } from "../ui/parts";
import { useShortcuts } from "../ui/shortcuts";
import "../styles/reports.css";
import { Chart } from "./chart";
import { dayOf, spanName } from "./days";
import { findings } from "./findings";
import { Standing } from "./now";

/** Weeks are more to count, and change less. */
const REFRESH_MS: Record<Span, number> = { day: 60_000, week: 300_000, four_weeks: 300_000 };
const STANDS_MS = 15_000;
/** After something has changed in the inbox; what follows at once is counted with it. */
const SOON_MS = 1_000;

export function ReportsPage() {
  useEffect(() => void loadReport(), []);
  useEffect(() => {
    const timer = setInterval(() => {
      if (!document.hidden && isNewest.peek()) void loadReport();
    }, REFRESH_MS[span.value]);
    return () => clearInterval(timer);
  }, [span.value]);
  useEffect(() => {
    const timer = setInterval(() => document.hidden || void loadStands(), STANDS_MS);
    return () => clearInterval(timer);
  }, []);
  useEffect(() => {
    const soon = setTimeout(() => void loadStands(), SOON_MS);
    return () => clearTimeout(soon);
  }, [inbox.value]);
  useEffect(() => void loadStands(), []);
  useShortcuts({
    1: () => choose("day"),
    2: () => choose("week"),
    3: () => choose("four_weeks"),
    j: () => step(1),
    k: () => step(-1),
  });
  return (
    <div class="reports">
      <Head />
      <div class="reports-body">
        <Standing />
        <Charts />
      </div>
    </div>
  );
}

function Head() {
  const day = lastDay.value ?? dayOf(new Date());
  return (
    <div class="pane-head">
      <h1>{t.reports.title}</h1>
      <fieldset class="segments">
        <legend class="unseen">{t.reports.span.label}</legend>
        {SPANS.map((one) => (
          <label key={one}>
            <input
              class="unseen"
              type="radio"
              name="span"
              checked={span.value === one}
              data-testid={`span-${one}`}
              onChange={() => choose(one)}
            />
            {t.reports.span[one]}
          </label>
        ))}
      </fieldset>
      <div class="stepper">
        <IconButton
          icon={Earlier}
          label={t.reports.earlier[span.value]}
          data-testid="earlier"
          onClick={() => step(-1)}
        />
        <strong class="number" aria-live="polite" data-testid="span-name">
          {spanName(day, DAYS[span.value])}
        </strong>
        <IconButton
          icon={Later}
          label={t.reports.later[span.value]}
          disabled={isNewest.value}
          data-testid="later"
          onClick={() => step(1)}
        />
      </div>
      <span class="hint zone">{t.reports.zone(zone.replaceAll("_", " "))}</span>
    </div>
  );
}

function Charts() {
  const shown = report.value;
  // The language is that of the words within.
  const all = useMemo(() => (shown ? findings(shown) : []), [shown, speech.value]);
  const wanted = { span: span.value, day: lastDay.value ?? dayOf(new Date()) };
  const isStale = shown?.span !== wanted.span || shown.day !== wanted.day;
  const failed = state.value === "failed";
  if (failed && isStale) return <Failed />;
  if (!shown) return <Empty title={t.reports.loading} />;
  return (
    <>
      {failed && (
        <p class="notice" role="status">
          {t.reports.notRenewed(problem.value)}
        </p>
      )}
      <div class="charts" aria-busy={state.value === "asking"} data-stale={isStale}>
        {all.map((finding) => (
          <Chart key={finding.name} finding={finding} file={`baton-${shown.day}-${shown.span}`} />
        ))}
      </div>
    </>
  );
}

function Failed() {
  return (
    <div class="empty" role="alert">
      <strong>{t.reports.failed}</strong>
      <p>{problem.value}</p>
      <button class="button" onClick={() => void loadReport()}>
        {t.reports.again}
      </button>
    </div>
  );
}
