/* Lines of the thread that nobody said. */

export const lines = {
  line: {
    requested: "The customer asked for a person",
    raised: (why: string) => `More urgent now: ${why}`,
    notHelped: "The customer said this did not help",
    escalated: (why: string) => (why ? `Passed on to a person: ${why}` : "Passed on to a person"),
    reasons: (reasons: readonly string[]) => reasons.join("; "),
    queuedAgain: (why: string) => `Back in the queue: ${why}`,
    nobodyOnline: "Nobody was online, and the customer was told",
    contact: (email: string) => `The customer left the address ${email}`,
    claimed: (name: string) => `${name} joined`,
    transferred: (from: string, to: string) => `${from} passed the conversation on to ${to}`,
    given: {
      rule: (name: string) => `${name} was assigned automatically`,
      supervisor: (name: string) => `${name} was assigned by a supervisor`,
    },
    routed: (team: string | null) => (team ? `Waits for ${team}` : "Waits for whoever is free"),
    handedBack: (name: string) => `${name} handed back to the bot`,
    leftQueue: "The customer left the queue and went back to the bot",
    snoozed: (until: string) => `Snoozed until ${until}`,
    woken: {
      time: "No longer snoozed: the time is up",
      customer: "No longer snoozed: the customer wrote",
      agent: "No longer snoozed: its agent goes on",
    },
    resolved: (name: string, outcome: string) => `${name} resolved this: ${outcome}`,
    outcome: { solved: "solved", unsolved: "not solved", spam: "spam" },
    resolvedAlone: (outcome: string) => `Resolved: ${outcome}`,
    reopenedBot: "Reopened: the customer wrote again, and the bot is answering",
    reopenedQueue: "Reopened: back in the queue",
    reopenedBy: (name: string) => `${name} reopened this`,
    reopenedQueueBy: (name: string) => `${name} reopened this: back in the queue`,
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
};

export type Lines = typeof lines;
