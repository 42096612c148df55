/* One proposal: what was asked and answered, what the bot guessed, and the designer's decision. */
import { Bubble } from "@baton/design";
import { inWords } from "../lib/inbox";
import { full, percent } from "../lib/time";
import { labelOf } from "../state/review";
import { t } from "../text";
import type { Candidate, Guess } from "../types";
import { MoodDot, moodInWords } from "../ui/parts";
import { ReasonInFull } from "../ui/reason";
import { IntentForm } from "./intent-form";
import { VerdictBar } from "./verdict";

const GUESSES = 3;

export function CandidatePane(props: {
  candidate: Candidate;
  form: boolean;
  onForm: (shown: boolean) => void;
}) {
  const { candidate } = props;
  return (
    <section class="candidate-pane" aria-label={candidate.question}>
      <div class="candidate-body">
        <Exchange candidate={candidate} />
        {props.form ? (
          <IntentForm candidate={candidate} onClose={() => props.onForm(false)} />
        ) : (
          <>
            <VerdictBar candidate={candidate} onNew={() => props.onForm(true)} />
            <Machine candidate={candidate} />
          </>
        )}
      </div>
    </section>
  );
}

function Exchange({ candidate }: { candidate: Candidate }) {
  const { reply, question, agent_name, created_at } = candidate;
  return (
    <div class="exchange">
      <div class="message from-customer">
        <div class="by">
          <b>{t.review.question}</b>
          <time dateTime={created_at}>{full(created_at)}</time>
        </div>
        <Bubble tone="plain" text={question} />
      </div>
      {reply ? (
        <div class="message from-agent">
          <div class="by">
            <b>{agent_name ?? t.review.reply}</b>
          </div>
          <Bubble tone="own" text={reply} />
        </div>
      ) : (
        <p class="system-line strong">{t.review.noReply}</p>
      )}
    </div>
  );
}

function Machine({ candidate }: { candidate: Candidate }) {
  const { guess, unknown, mood, reasons } = candidate;
  return (
    <>
      <div>
        <h3>{t.review.guess}</h3>
        {guess.length === 0 && <p class="faint">{t.review.noGuess}</p>}
        <Guesses of={guess} />
        <p class="judgement">
          {unknown !== null && <span class="number">{t.review.unknown(percent(unknown))}</span>}
          {mood && (
            <span class="number mood">
              <MoodDot mood={mood} />
              <span aria-hidden="true"> {moodInWords(mood)}</span>
            </span>
          )}
        </p>
      </div>
      {reasons.length > 0 && (
        <div>
          <h3>{t.review.reasons}</h3>
          {reasons.map((reason, i) => (
            <ReasonInFull key={i} reason={reason} />
          ))}
        </div>
      )}
    </>
  );
}

function Guesses({ of }: { of: readonly Guess[] }) {
  return (
    <div class="guesses">
      {of.slice(0, GUESSES).map(({ intent, confidence }) => (
        <>
          <span title={intent}>
            {labelOf(intent) === intent ? inWords(intent) : labelOf(intent)}
          </span>
          <div class="meter" aria-hidden="true">
            <span style={{ width: `${confidence * 100}%` }} />
          </div>
          <span class="value number">{percent(confidence)}</span>
        </>
      ))}
    </div>
  );
}
