/* Review: proposals on the left, the selected one in the middle, learning on the right. */
import { useEffect, useState } from "preact/hooks";
import { candidates, loaded, loadReview, movePick, pick, picked, reject } from "../state/review";
import { loadTraining } from "../state/training";
import { number } from "../lib/language";
import { duration } from "../lib/time";
import { now } from "../state/clock";
import { t } from "../text";
import type { Candidate } from "../types";
import { Empty } from "../ui/parts";
import { useShortcuts } from "../ui/shortcuts";
import { CandidatePane } from "./candidate";
import { Learning } from "./learning";

const REFRESH_MS = 15_000;

export function ReviewPage() {
  const [formFor, setFormFor] = useState<string | null>(null);
  const candidate = picked.value;
  useEffect(() => {
    void loadReview();
    void loadTraining();
    const timer = setInterval(() => document.hidden || void loadReview(), REFRESH_MS);
    return () => clearInterval(timer);
  }, []);
  useShortcuts({
    j: () => movePick(1),
    k: () => movePick(-1),
    a: () => {
      setFormFor(null);
      setTimeout(() => document.querySelector<HTMLElement>("#approve-intent")?.focus());
    },
    n: () => setFormFor(picked.peek()?.id ?? null),
    x: () => {
      const now = picked.peek();
      if (now) void reject(now);
    },
  });
  return (
    <div class="review">
      <List current={candidate} />
      {candidate ? (
        <CandidatePane
          key={candidate.id}
          candidate={candidate}
          form={formFor === candidate.id}
          onForm={(shown) => setFormFor(shown ? candidate.id : null)}
        />
      ) : (
        <Nothing />
      )}
      <Learning />
    </div>
  );
}

function Nothing() {
  if (!loaded.value) return <Empty title={t.thread.loading} />;
  return <Empty title={t.review.empty} hint={t.review.emptyHint} />;
}

function List({ current }: { current: Candidate | undefined }) {
  useEffect(() => {
    document.querySelector(".candidates [aria-current=true]")?.scrollIntoView({ block: "nearest" });
  }, [current?.id]);
  return (
    <section class="candidates" aria-label={t.review.list}>
      <div class="pane-head">
        <h2>{t.review.list}</h2>
        <span class="faint number">
          {candidates.value.length > 0 && number(candidates.value.length)}
        </span>
      </div>
      <ul class="queue-list">
        {candidates.value.map((candidate) => (
          <li key={candidate.id}>
            <Row candidate={candidate} current={candidate.id === current?.id} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Row({ candidate, current }: { candidate: Candidate; current: boolean }) {
  return (
    <button
      class="queue-item"
      aria-current={current ? "true" : undefined}
      data-testid="candidate"
      data-id={candidate.id}
      onClick={() => pick(candidate.id)}
    >
      <span class="top">
        <strong class="ellipsis">
          <bdi>{candidate.question}</bdi>
        </strong>
        <span class="when number">{duration(now.value - Date.parse(candidate.created_at))}</span>
      </span>
      <span class="last ellipsis">
        <bdi>{candidate.reply || t.review.noReply}</bdi>
      </span>
      <span class="reasons">
        <span class={`chip ${candidate.source === "reply" ? "" : "warn"}`}>
          {t.review.source[candidate.source]}
        </span>
        {candidate.taught && <span class="chip accent">{t.review.taught}</span>}
        {candidate.agent_name && <span class="chip">{candidate.agent_name}</span>}
      </span>
    </button>
  );
}
