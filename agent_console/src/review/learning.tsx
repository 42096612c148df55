/* Training: what is waiting to be learnt, the current run and its outcome, and the models so far. */
import { languageName } from "../lib/language";
import { exactPercent, full, percent } from "../lib/time";
import { models, retrain, rollBack, running, starting, status } from "../state/training";
import { t } from "../text";
import type { Model, ModelPromise } from "../types";
import { Run } from "./run";

export function Learning() {
  return (
    <aside class="learning" aria-label={t.training.title}>
      <Training />
      <Models />
    </aside>
  );
}

function Training() {
  const now = status.value;
  const busy = running.value || starting.value;
  return (
    <section>
      <div class="head">
        <h2>{t.training.title}</h2>
        <button
          class={`button ${now && now.pending > 0 ? "primary" : ""}`}
          disabled={busy || !now}
          data-testid="retrain"
          onClick={() => void retrain()}
        >
          {starting.value ? t.training.starting : t.training.retrain}
        </button>
      </div>
      {now && (
        <p class="soft" data-testid="pending" data-pending={now.pending}>
          {t.training.pending(now.pending)}
        </p>
      )}
      {now?.run ? (
        <Run run={now.run} />
      ) : (
        <p class="faint" data-testid="training-state" data-state="none">
          {t.training.never}
        </p>
      )}
    </section>
  );
}

function Models() {
  const all = models.value;
  return (
    <section>
      <div class="head">
        <h2>{t.models.title}</h2>
        <button
          class="button"
          title={t.models.rollbackHint}
          disabled={all.length < 2 || running.value}
          data-testid="rollback"
          onClick={() => void rollBack()}
        >
          {t.models.rollback}
        </button>
      </div>
      {all.length === 0 && <p class="faint">{t.models.none}</p>}
      <ul>
        {all.map((model) => (
          <Row key={model.id} model={model} />
        ))}
      </ul>
    </section>
  );
}

function Row({ model }: { model: Model }) {
  const accuracy = model.metrics["accuracy"];
  return (
    <li class="model-row" data-testid="model-row" data-id={model.id} data-live={model.live}>
      <span class="code ellipsis" title={model.id}>
        {model.id}
      </span>
      {model.live ? <span class="chip good">{t.models.live}</span> : <span />}
      <span class="faint number">
        {full(model.created_at)}
        {accuracy !== undefined && ` · ${t.models.accuracy(percent(accuracy))}`}
      </span>
      {model.live && model.promise && <Promised promise={model.promise} />}
      {model.live &&
        Object.entries(model.promises).map(([tag, promise]) => (
          <Promised key={tag} promise={promise} language={tag} />
        ))}
    </li>
  );
}

/** What can be promised about the answers the bot gives by itself; `language`: in another language
    than the main one, which its tag names. */
function Promised({ promise, language }: { promise: ModelPromise; language?: string }) {
  const { risk, confidence, certified, bound, answered } = promise;
  const said = [exactPercent(bound), percent(confidence), percent(answered)] as const;
  return (
    <p
      class="promised soft"
      data-testid="promise"
      data-certified={certified}
      data-language={language}
    >
      {language ? t.models.promiseIn(languageName(language), ...said) : t.models.promise(...said)}
      {!certified && ` ${t.models.notCertified(exactPercent(risk))}`}
    </p>
  );
}
