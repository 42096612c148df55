/* One training run: its progress while it lasts, then whether it went live, or why not. */
import { runReasonInWords, runStepInWords } from "../lib/codes";
import { inWords } from "../lib/inbox";
import { number } from "../lib/language";
import { duration, exactPercent } from "../lib/time";
import { now } from "../state/clock";
import { heardAt } from "../state/training";
import { t } from "../text";
import type { TrainingRun } from "../types";

export function Run({ run }: { run: TrainingRun }) {
  return (
    <div
      class={`run ${run.state}`}
      data-testid="training-state"
      data-state={run.state}
      role="status"
    >
      <div class="run-head">
        <span>{t.training.state[run.state]}</span>
        <Elapsed run={run} />
      </div>
      {run.state === "running" && <Progress run={run} />}
      {run.state === "live" && run.model_id && <p>{t.training.saidLive(run.model_id)}</p>}
      {run.state === "refused" && <p>{t.training.saidRefused}</p>}
      {run.reasons.length > 0 && (
        <ul class="why">
          {run.reasons.map(runReasonInWords).map((reason) => (
            <li key={reason}>{reason}</li>
          ))}
        </ul>
      )}
      {run.candidate && <Metrics candidate={run.candidate} live={run.live} />}
    </div>
  );
}

/** Keeps counting between two reports of a run under way. */
function Elapsed({ run }: { run: TrainingRun }) {
  const since = run.state === "running" ? Math.max(0, now.value - heardAt.value) : 0;
  // Not read aloud every second.
  return (
    <span class="number faint" aria-hidden="true">
      {t.training.elapsed(duration(run.elapsed_s * 1000 + since))}
    </span>
  );
}

function Progress({ run }: { run: TrainingRun }) {
  const done = Math.round(Math.min(1, Math.max(0, run.progress)) * 100);
  return (
    <>
      <p>{runStepInWords(run.step)}</p>
      <div
        class="meter"
        role="progressbar"
        aria-label={runStepInWords(run.step)}
        aria-valuenow={done}
        aria-valuemin={0}
        aria-valuemax={100}
      >
        <span style={{ width: `${done}%` }} />
      </div>
    </>
  );
}

type Values = Record<string, number>;

function Metrics({ candidate, live }: { candidate: Values; live: Values | null }) {
  return (
    <table class="metrics">
      <thead>
        <tr>
          <th scope="col">{t.training.metric}</th>
          {live && <th scope="col">{t.training.before}</th>}
          <th scope="col">{t.training.candidate}</th>
        </tr>
      </thead>
      <tbody>
        {Object.entries(candidate).map(([name, value]) => (
          <tr key={name}>
            <td>{t.metric[name] ?? inWords(name)}</td>
            {live && <td class="number soft">{shown(live[name])}</td>}
            <td class={`number ${compared(value, live?.[name])}`}>{shown(value)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Shares with one decimal, so that a single held-out question shows. */
function shown(value: number | undefined): string {
  if (value === undefined) return "–";
  return value <= 1 ? exactPercent(value) : number(value);
}

function compared(value: number, before: number | undefined): string {
  if (before === undefined || shown(value) === shown(before)) return "";
  return value > before ? "better" : "worse";
}
