/* The list, the search, and what is known about a customer. */
import { plural } from "./grammar";

export const inbox = {
  tabs: {
    waiting: "Waiting",
    mine: "Mine",
    team: "Colleagues",
    bot: "With the bot",
    resolved: "Resolved",
  },

  queue: {
    views: "Views",
    list: "Conversations",
    search: "Search all conversations",
    empty: {
      waiting: [
        "Nobody is waiting",
        "Conversations the bot passes on appear here, whoever is served next first.",
      ],
      mine: ["You have no conversations", "Claim one from Waiting, or take one over from the bot."],
      team: ["Your colleagues have no conversations", "What others have claimed appears here."],
      bot: ["The bot is talking to nobody", "Open conversations with the bot appear here."],
      resolved: ["Nothing resolved yet", "Closed conversations appear here."],
    },
    away: "Window closed, no address",
    awayHint: "No answer would be read now: served after those who are there",
    waited: (time: string) => `waiting for ${time}`,
    you: "You",
    colleague: "Colleague",
    opened: "The customer has opened the chat",
    said: (name: string, text: string) => `${name}: ${text}`,
    more: (count: number) => `+${count}`,
    priority: ["Normal priority", "Raised priority", "Highest priority", "Danger to life"],
  },

  search: {
    results: "Search results",
    narrow: "Narrow the search down",
    status: "Any status",
    whose: "Anybody's",
    mine: "Mine, now or last",
    language: "Any language",
    time: "Any time",
    within: (days: number) => (days === 1 ? "Last 24 hours" : `Last ${days} days`),
    asking: "Searching…",
    short: "Keep typing",
    shortHint: "At least two letters or digits.",
    none: "Nothing found",
    noneHint: "Try fewer words, or only the beginning of one. Esc brings back the list.",
    failed: "The search did not work",
    again: "Try again",
    more: "Show more",
    found: (count: number, more: boolean) =>
      `${plural(count, "conversation", "conversations")} found${more ? ", and more" : ""}`,
    source: {
      customer: "Customer:",
      bot: "Bot:",
      agent: "Agent:",
      note: "Note:",
      facts: "About the customer:",
    },
  },

  mood: {
    negative: "Upset",
    neutral: "Neutral",
    positive: "Positive",
    none: "Mood not measured",
    value: (name: string, percent: string) => `${name} (${percent})`,
  },

  status: {
    bot: "With the bot",
    waiting: "Waiting",
    human: "With a person",
    snoozed: "Snoozed",
    resolved: "Resolved",
  },

  heldBy: (name: string) => `With ${name}`,

  heldByMe: "With you",

  writesIn: (language: string) => `Writes in ${language}`,

  customer: {
    verified: "Signed in as",
    verifiedHint: "The website vouches for this user",
    time: "Local time",
    timeIn: (time: string, place: string) => `${time} in ${place}`,
    browser: "Language",
    yesOrNo: (yes: boolean): string => (yes ? "yes" : "no"),
    others: "Other conversations",
    failed: "What is known of them could not be read.",
    again: "Try again",
  },

  details: {
    label: "Details",
    summary: "Summary",
    noSummary: "It is made when the bot passes the conversation on.",
    nothingSaid: "The customer has not written anything yet.",
    known: "Known",
    more: (count: number) => `and ${plural(count, "more answer", "more answers")}`,
    goTo: "Show in the conversation",
    reasons: "Why a person",
    noReasons: "The bot has not passed this on.",
    mood: "Mood over time",
    noMood: "Not measured yet.",
    moodLabel: (count: number, last: string) =>
      `Mood of ${plural(count, "message", "messages")}, the last one ${last}`,
    lastMood: { negative: "upset", neutral: "neutral", positive: "positive" },
    first: "first",
    latest: "latest",
    status: "Status",
    email: "E-mail",
    started: "Started",
    holder: "Holder",
    value: (value: string, threshold: string) => `${value}, threshold ${threshold}`,
    measured: (what: string, value: string) => `${what}: ${value}`,
    verdict: "Was it right to pass it on?",
  },

  verdict: {
    right: "Right",
    too_early: "Too early",
    too_late: "Too late",
    not_needed: "Not needed",
  },

  verdictThanks: "Thank you. It is kept with the conversation.",
};

export type Inbox = typeof inbox;
