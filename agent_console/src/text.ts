/* Every word that the console shows. A translation is another object of type `Texts`. */

import { codes, plural } from "./codes";

export const en = {
  product: "Baton",
  visitor: (code: string) => `Visitor ${code}`,

  login: {
    title: "Sign in to Baton",
    username: "Username",
    password: "Password",
    submit: "Sign in",
    submitting: "Signing in…",
    expired: "Your session has ended. Sign in again to continue; nothing you wrote is lost.",
  },

  nav: {
    inbox: "Inbox",
    review: "Review",
    signOut: "Sign out",
    help: "Shortcuts",
    main: "Main",
    colleagues: (names: readonly string[]) =>
      names.length === 0 ? "Nobody is online" : `Online: ${names.join(", ")}`,
  },
  presence: { label: "Your presence", online: "Online", away: "Away", offline: "Off" },
  presenceLong: { online: "Online", away: "Away", offline: "Offline" },
  role: { agent: "Agent", designer: "Designer", admin: "Admin" },

  link: {
    lost: "Connection lost. Anything you send is kept and goes out when it is back.",
    refused: (why: string) => `The service does not accept this page. ${why}`,
    again: (seconds: number) => `Next attempt in ${seconds} s.`,
    now: "Try now",
  },

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
    search: "Filter conversations",
    noHit: "Nothing matches this filter.",
    noHitHint: "Press Esc to clear it.",
    empty: {
      waiting: [
        "Nobody is waiting",
        "Conversations the bot passes on appear here, most urgent first.",
      ],
      mine: ["You have no conversations", "Claim one from Waiting, or take one over from the bot."],
      team: ["Your colleagues have no conversations", "What others have claimed appears here."],
      bot: ["The bot is talking to nobody", "Open conversations with the bot appear here."],
      resolved: ["Nothing resolved yet", "Closed conversations appear here."],
    },
    waited: (time: string) => `waiting for ${time}`,
    noText: "No message yet",
    said: (name: string, text: string) => `${name}: ${text}`,
    more: (count: number) => `+${count}`,
    priority: ["Normal priority", "Raised priority", "Highest priority", "Danger to life"],
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

  act: {
    claim: "Claim",
    takeOver: "Take over",
    handBack: "Hand back",
    release: "Release",
    resolve: "Resolve",
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
    said_before: () =>
      "That is all I know about it. Try asking in other words, or talk to a person.",
  },

  line: {
    requested: "The customer asked for a person",
    raised: (why: string) => `More urgent now: ${why}`,
    notHelped: "The customer said this did not help",
    escalated: (why: string) => (why ? `Passed on to a person: ${why}` : "Passed on to a person"),
    queuedAgain: (why: string) => `Back in the queue: ${why}`,
    nobodyOnline: "Nobody was online, and the customer was told",
    contact: (email: string) => `The customer left the address ${email}`,
    claimed: (name: string) => `${name} joined`,
    transferred: (from: string, to: string) => `${from} passed the conversation on to ${to}`,
    handedBack: (name: string) => `${name} handed back to the bot`,
    leftQueue: "The customer left the queue and went back to the bot",
    snoozed: (until: string) => `Snoozed until ${until}`,
    woken: {
      time: "No longer snoozed: the time is up",
      customer: "No longer snoozed: the customer wrote",
    },
    resolved: (name: string, outcome: string) => `${name} resolved this: ${outcome}`,
    resolvedAlone: (outcome: string) => `Resolved: ${outcome}`,
    reopenedBot: "Reopened: the customer wrote again, and the bot is answering",
    reopenedQueue: "Reopened: back in the queue",
    rated: (score: number, comment: string) =>
      `The customer rated this ${score} of 5${comment ? `: “${comment}”` : ""}`,
    verdict: {
      right: "Verdict: rightly passed on to a person",
      too_early: "Verdict: passed on too early",
      too_late: "Verdict: passed on too late",
      not_needed: "Verdict: need not have been passed on",
    },
    notDelivered: {
      refused: (address: string, detail: string) =>
        `Your answer did not reach ${address}: ${detail || "the mail server refused it"}`,
      unreachable: (address: string, detail: string) =>
        `Your answer could not be sent to ${address} for a day: ${detail || "no connection"}`,
    },
    someone: "Someone",
  },

  composer: {
    mode: "What to write",
    reply: "Reply",
    note: "Note",
    replyPlaceholder: (name: string) => `Reply to ${name}…`,
    notePlaceholder: "Note for colleagues; the customer never sees it…",
    blocked: {
      bot: "The bot holds this conversation. Take it over to reply, or write a note.",
      waiting: "Claim the conversation to reply, or write a note.",
      snoozed: "Claim the conversation to reply, or write a note.",
      human: (name: string) => `${name} holds this conversation. You can write a note.`,
      resolved: "Resolved. It opens again when the customer writes.",
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

  details: {
    label: "Details",
    summary: "Summary",
    noSummary: "No summary yet.",
    reasons: "Why a person",
    noReasons: "The bot has not passed this on.",
    slots: "Known so far",
    noSlots: "Nothing asked yet.",
    mood: "Mood over time",
    noMood: "Not measured yet.",
    moodLabel: (count: number, last: string) =>
      `Mood of ${plural(count, "message", "messages")}, the last one ${last}`,
    first: "first",
    latest: "latest",
    status: "Status",
    email: "E-mail",
    started: "Started",
    holder: "Holder",
    value: (value: string, threshold: string) => `${value}, threshold ${threshold}`,
    verdict: "Was it right to pass it on?",
  },
  verdict: {
    right: "Right",
    too_early: "Too early",
    too_late: "Too late",
    not_needed: "Not needed",
  },
  verdictThanks: "Thank you. It is kept with the conversation.",
  codes,

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

  toast: { dismiss: "Dismiss", region: "Messages" },
  error: {
    network: "The service cannot be reached. Check your connection and try again.",
    unexpected: (status: number) => `The service answered with status ${status}. Try again.`,
  },

  help: {
    title: "Keyboard shortcuts",
    close: "Close",
    groups: [
      {
        title: "Everywhere",
        keys: [
          ["g i", "Inbox"],
          ["g r", "Review"],
          ["?", "This help"],
          ["Esc", "Close, or leave a field"],
        ],
      },
      {
        title: "Inbox",
        keys: [
          ["j  k", "Next, previous conversation"],
          ["1 – 5", "Change the view"],
          ["/", "Filter"],
          ["c", "Claim or take over"],
          ["r", "Reply"],
          ["n", "Internal note"],
          ["h", "Hand back to the bot"],
          ["q", "Release to the queue"],
          ["e", "Resolve: pick the outcome"],
          ["i", "Show or hide guesses"],
          ["d", "Show or hide details"],
        ],
      },
      {
        title: "Review",
        keys: [
          ["j  k", "Next, previous proposal"],
          ["a", "Approve: pick the intent"],
          ["n", "New intent"],
          ["x", "Reject"],
        ],
      },
    ],
  },
};

export type Texts = typeof en;
export const t: Texts = en;
