import { ratingGiven } from "../state";
import { useSurroundings } from "./context";

const SCORES = [1, 2, 3, 4, 5] as const;

/** After the conversation: one press is enough. */
export function Rating() {
  const { chat, state, texts, focusInput } = useSurroundings();
  const given = ratingGiven(state);
  const press = (score: number) => {
    chat.rate(score);
    focusInput();
  };
  return (
    <div class="card rating" data-testid="resolved">
      <div class="card-body">
        {given ? (
          <p class="card-text" role="status">
            {texts.rateThanks(given)}
          </p>
        ) : (
          <>
            <p class="card-title" id="rate-title">
              {texts.rateTitle}
            </p>
            <div class="scores" role="group" aria-labelledby="rate-title">
              <span class="score-end">{texts.rateLow}</span>
              {SCORES.map((score) => (
                <button
                  key={score}
                  type="button"
                  class="button bare score"
                  data-testid="rate"
                  data-score={score}
                  aria-label={texts.rateScore(score)}
                  onClick={() => press(score)}
                >
                  {score}
                </button>
              ))}
              <span class="score-end">{texts.rateHigh}</span>
            </div>
          </>
        )}
      </div>
    </div>
  );
}
