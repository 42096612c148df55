/* Proposed examples and the form for a new intent. */
import { plural } from "./grammar";

export const review = {
  review: {
    list: "Proposed examples",
    empty: "Nothing to review",
    emptyHint:
      "Agents' answers, and bot answers that did not help, are proposed here as training examples.",
    question: "Customer asked",
    reply: "Agent replied",
    noReply: "No reply yet: the customer said the bot's answer did not help.",
    guess: "The bot's guess",
    noGuess: "The bot had no guess.",
    unknown: (percent: string) => `Unlike what it knows: ${percent}`,
    reasons: "Why it went to a person",
    taught: "Asked to be learnt",
    source: { reply: "Reply", did_not_help: "Did not help" },
    approveAs: "Approve as an example of",
    choose: "Search intents…",
    approve: "Approve",
    newIntent: "New intent",
    reject: "Reject",
    noSuchIntent: "No intent has this name. Pick one from the list, or make a new intent.",
    noneMatch: "No intent matches.",
    approved: (intent: string) => `Approved as ${intent}. Retrain so that the bot learns it.`,
    rejected: "Rejected.",
  },

  intentForm: {
    title: "New intent",
    name: "Name",
    nameHint: "For the machine: lower-case letters, digits and _.",
    label: "Label",
    labelHint: "In the customer's words; shown on clarifying buttons.",
    labelPlaceholder: "e.g. Rent a bike rack",
    phrasings: "How customers say it",
    phrasingsHint: "At least three, as different from one another as customers are.",
    phrasing: (n: number) => `Phrasing ${n}`,
    add: "Add phrasing",
    remove: (n: number) => `Remove phrasing ${n}`,
    answer: "What the bot answers",
    answerHint: "Shown to every customer: no names, numbers or promises made to one person.",
    submit: "Create and approve",
    cancel: "Cancel",
  },

  wrong: {
    nameForm: "3 to 41 lower-case letters, digits or _, beginning with a letter.",
    nameTaken: "There is already an intent with this name.",
    labelTaken: "Another intent has this label; customers could not tell them apart.",
    masked: (what: string) =>
      `${what} stands for something that this one customer wrote. Write the answer without it.`,
    label: "3 to 60 characters.",
    tooFew: (missing: number) =>
      `${plural(missing, "more phrasing is", "more phrasings are")} needed.`,
    phrasingLength: "2 to 500 characters.",
    twice: "This phrasing appears twice.",
    answer: "2 to 2000 characters.",
  },
};

export type Review = typeof review;
