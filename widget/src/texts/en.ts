/** Every text of the widget; the other languages are checked against this shape. */
export const en = {
  threadLabel: "Conversation",

  botName: "Assistant",
  botTag: "Bot",
  humanTag: "Person",
  youLabel: "You",
  systemLabel: "Note",
  answeredByBot: "A bot is answering",
  answeredBy: (name: string) => `${name} is answering`,
  awayNow: (name: string) => `${name} is away at the moment`,
  answeredByPerson: "A person is answering",
  waitingForPerson: "Waiting for a person",
  conversationClosed: "Conversation closed",

  suggestionsLabel: "You could ask",
  inputPlaceholder: "Write a message",
  placeholderResolved: "Write to start again",
  inputLabel: "Your message",
  sendMessage: "Send",
  tooLong: (over: string, most: string) => `Too long by ${over}: at most ${most} characters`,
  talkToPerson: "Talk to a person",
  askingForPerson: "Asking for a person…",
  didNotHelp: "This did not help",
  didNotHelpSaid: "Marked as not helpful",

  attachFile: "Attach files",
  dropFiles: "Drop files here",
  removeFile: (name: string) => `Remove ${name}`,
  mostFiles: (most: number) => `At most ${most} files with one message`,
  files: {
    tray: "Files to send",
    uploading: "Uploading",
    openPicture: (name: string) => `Open the picture ${name}`,
    save: "Save",
    close: "Close",
    gone: "Not available",
  },
  fileProblems: {
    too_large: "Too large: at most 10 MB, and 40 million pixels",
    type: "Only pictures (PNG, JPEG, WebP, GIF) and PDF",
    damaged: "This file is damaged",
    too_many: "Too many files. Please try again later",
    unavailable: "No files can be sent at present. Please try again later",
    offline: "No connection. It is sent once there is one",
    failed: "That did not work",
  },

  clarifyQuestion: "I am not sure I understood you. Did you mean one of these?",
  noneOfThese: "None of these",
  cannotAnswer: "I can't answer that. You can ask me something else, or talk to a person.",
  cannotAnswerAbout: (text: string) =>
    `I can't tell you anything about “${text}”. Ask me something else, or talk to a person.`,
  notUnderstood: "Sorry, I didn't understand that. Could you say it in other words?",
  sayItDifferently: "Then I misunderstood you. Please say it in other words, and I'll try again.",
  saidBefore: "That is all I know about it. Try asking in other words, or talk to a person.",

  queueFirst: "You are next in the queue",
  queuePosition: (position: number) => `You are number ${position} in the queue`,
  queueHint: "A colleague will be with you as soon as one is free. You can keep writing.",
  queueWait: (least: string, most: string) =>
    least === most
      ? `Lately it has taken about ${most} min from here. You can keep writing.`
      : `Lately it has taken ${least} to ${most} min from here. You can keep writing.`,
  queueStillHere: "It is outside our hours, but somebody is still here. You can keep writing.",
  leaveQueue: "Go back to the bot",

  backAt: (day: string | null, time: string, isYours: boolean) =>
    `We are back ${day ? `on ${day}` : "today"} at ${time}${isYours ? " your time" : ""}`,
  nobodyTitle: "Nobody is here right now",
  nobodyMail:
    "Leave your e-mail address and a person will write to you. Meanwhile I answer what I know.",
  nobodyReturn:
    "Your question stays in the queue. Come back to this page in this browser for the answer. Meanwhile I answer what I know.",
  emailLabel: "E-mail address",
  emailWrong: "Please enter an address such as name@example.com",
  contactSend: "Leave it",
  contactInstead: "Leave an e-mail address instead",
  contactLeftTitle: "Your message is in the queue",
  contactMail: (email: string) => `A person will answer you at ${email}.`,
  contactReturn: "The answer will be here: come back to this page in this browser.",
  byMail: "by e-mail",
  linkRefused: "This link is no longer valid. You can write to us here.",

  rateTitle: "How was this conversation?",
  rateScore: (score: number) => `${score} of 5`,
  rateLow: "Poor",
  rateHigh: "Great",
  rateThanks: (score: number) => `You gave ${score} of 5. Thank you!`,

  isTyping: (name: string) => `${name} is typing`,
  botBusy: "Many people are asking just now: it takes a moment.",
  isSending: "Sending…",
  isSeen: "Seen",
  notSent: "Not sent",
  tryAgain: "Try again",
  removeMessage: "Remove",
  noConnection: "No connection. Trying again; your messages are kept.",
  notAvailable: "The chat is not available here.",
  didNotWork: "That did not work. Please try again.",
  newMessages: "New messages",

  noticeAsked: "You asked for a person",
  noticeDidNotHelp: "You said the answer did not help",
  noticeEscalated: "You are being passed on to a person",
  noticeEscalatedAgain: "You are being passed on to another person",
  // The card below it says that nobody is here.
  noticeNobody: "You are in the queue for a person",
  noticeUnanswered: "The assistant has no answer to that. You are being passed on to a person",
  noticeUnansweredNobody: "The assistant has no answer to that, and nobody is here right now",
  noticeClaimed: (name: string) => `${name} has joined the conversation`,
  noticeTransferred: (name: string) => `${name} has taken over`,
  noticeHandedBack: (name: string) => `${name} has left. The bot is answering again`,
  noticeLeftQueue: "You left the queue. The bot is answering again",
  noticeResolved: "The conversation was closed",
  noticeResolvedBy: (name: string) => `${name} closed the conversation`,
  noticeReopened: "The conversation continues",
  noticeReopenedQueue: "The conversation continues. You are back in the queue",
  noticeReopenedBy: (name: string) => `${name} has reopened the conversation`,
  noticeContact: (email: string) => `You left the address ${email}`,
};

export type Texts = typeof en;
