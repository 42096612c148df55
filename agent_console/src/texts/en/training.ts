/* Training runs and models. */
import { plural } from "./grammar";

export const training = {
  training: {
    title: "Learning",
    pending: (count: number) =>
      count === 0
        ? "The live model has learnt everything approved so far."
        : `${plural(count, "approved example is", "approved examples are")} waiting to be learnt.`,
    retrain: "Retrain",
    starting: "Starting…",
    never: "No training has run yet.",
    state: {
      running: "Training",
      live: "Live",
      refused: "Refused",
      failed: "Failed",
    },
    saidLive: (model: string) => `Model ${model} now answers customers.`,
    saidRefused: "The new model does not go live:",
    elapsed: (time: string) => `${time}`,
    metric: "Held-out questions",
    candidate: "New",
    before: "Before",
  },

  metric: {
    accuracy: "Accuracy",
    answered_rightly: "Answered correctly",
    unknown_not_answered: "Unknown left alone",
  } as Record<string, string>,

  models: {
    title: "Models",
    live: "live",
    rollback: "Roll back",
    rollbackHint: "Go back to the model before the live one",
    rolledBack: (model: string) => `Model ${model} now answers customers.`,
    none: "No model yet.",
    accuracy: (percent: string) => `${percent} accuracy`,
    promise: (bound: string, sure: string, answered: string) =>
      `At most ${bound} of its own answers are wrong (confidence ${sure}); it answers ${answered} of questions like those it was taught.`,
    promiseIn: (language: string, bound: string, sure: string, answered: string) =>
      `In ${language}: at most ${bound} of its own answers are wrong (confidence ${sure}); it answers ${answered} of questions like those held out in that language.`,
    notCertified: (risk: string) =>
      `The ${risk} asked for cannot be promised yet: that takes more examples or fewer errors.`,
  },
};

export type Training = typeof training;
