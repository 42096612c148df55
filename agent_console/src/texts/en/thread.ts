/* The open conversation: what can be done with it, what is said, and the composer. */
import { plural } from "./grammar";

export const thread = {
  act: {
    claim: "Claim",
    claimNext: "Claim next",
    claimNextHint: "Take whoever is served next",
    nobodyWaits: "Nobody is waiting.",
    takeOver: "Take over",
    handBack: "Hand back",
    release: "Release",
    resolve: "Resolve",
    reopen: "Reopen",
    reopenHint: "Take up the conversation again; the customer is told",
    reopened: "Reopened.",
    undo: "Undo",
    nothingToUndo: "There is nothing to undo now.",
    outcome: { solved: "Solved", unsolved: "Not solved", spam: "Spam" },
    beaten: (name: string) => `${name} was faster: the conversation is with ${name} now.`,
    claimFirst: "Claim the conversation first.",
    handedBack: "Handed back to the bot.",
    released: "Back in the queue.",
    resolved: "Resolved.",
    handBackHint: "Give the conversation back to the bot",
    releaseHint: "Put the conversation back in the queue for a colleague",
    details: "Details",
    back: "Back to the list",
  },

  thread: {
    label: (name: string) => `Conversation with ${name}`,
    help: "Shown to the customer at once",
    none: "No conversation open",
    noneHint: "Pick one on the left, or press j and k to move through the list.",
    loading: "Loading…",
    bot: "Bot",
    noteBy: (name: string) => `Note by ${name}`,
    onlyAgents: "not seen by the customer",
    sending: "sending…",
    notSent: "not sent yet",
    today: "Today",
    yesterday: "Yesterday",
    guess: (intent: string, percent: string) => `${intent} ${percent}`,
    noGuess: "no guess",
    unknown: (percent: string) => `unknown ${percent}`,
    dissatisfied: (percent: string) => `going badly ${percent}`,
    showJudgements: "Guesses",
    showJudgementsHint: "Show the bot's guess and the mood under each customer message",
    clarify: "Did you mean one of these?",
    noneOfThese: "None of these",
    typing: (name: string) => `${name} is typing…`,
    newBelow: (count: number) => plural(count, "new message", "new messages"),
    readTo: "Read",
  },

  decision: {
    answer: "answered",
    clarify: "asked what was meant",
    escalate: "passed on",
    observe: "observed",
    fallback: "had no answer, stayed",
  },

  fallback: {
    cannot_answer: (about: string | null) =>
      about
        ? `I can't tell you anything about “${about}”. Ask me something else, or talk to a person.`
        : "I can't answer that. You can ask me something else, or talk to a person.",
    none_of_these: () =>
      "Then I misunderstood you. Please say it in other words, and I'll try again.",
    not_understood: () => "Sorry, I didn't understand that. Could you say it in other words?",
    said_before: () =>
      "That is all I know about it. Try asking in other words, or talk to a person.",
  },

  composer: {
    mode: "What to write",
    reply: "Reply",
    note: "Note",
    draft: "has a draft",
    attach: "Attach files",
    replyPlaceholder: (name: string) => `Reply to ${name}…`,
    notePlaceholder: "Note for colleagues; the customer never sees it…",
    blocked: {
      bot: "The bot holds this conversation. Take it over to reply, or write a note.",
      waiting: "Claim the conversation to reply, or write a note.",
      snoozed: "Claim the conversation to reply, or write a note.",
      human: (name: string) => `${name} holds this conversation. You can write a note.`,
      resolved: "Resolved. Reopen it to reply; it opens by itself when the customer writes.",
    },
    send: "Send",
    addNote: "Add note",
    hint: "Enter sends, Shift+Enter starts a new line",
    tooLong: (over: number) => `${over} characters too long`,
    reach: {
      live: (name: string) => `Reaches ${name} now`,
      mail: (_name: string, address: string) => `Reaches ${address} by e-mail`,
      return: (name: string) => `${name} will see it when they come back`,
    },
  },

  held: {
    title: (names: string) => `${names} wrote in the meantime. Your reply is on hold.`,
    someone: "Someone",
    sendAnyway: "Send anyway",
    edit: "Edit reply",
    discard: "Discard",
    loading: "Loading what’s new…",
    refused: "Your reply was not sent: the conversation changed hands.",
    refusedHint: "The text is kept. Take it back into the composer when the conversation is yours.",
    failed: "Your message was not sent.",
    takeBack: "Take text back",
  },
};

export type Thread = typeof thread;
