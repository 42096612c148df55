/* What stands around every page: signing in, the ways there, presence, the connection, messages. */
import { list, plural } from "./grammar";

export const shell = {
  product: "Baton",

  visitor: (code: string) => `Visitor ${code}`,

  login: {
    title: "Sign in to Baton",
    username: "Username",
    password: "Password",
    submit: "Sign in",
    submitting: "Signing in…",
    wrong: "This user name and password do not belong together.",
    expired: "Your session has ended. Sign in again to continue; nothing you wrote is lost.",
  },

  nav: {
    inbox: "Inbox",
    review: "Review",
    replies: "Replies",
    reports: "Reports",
    team: "Team",
    signOut: "Sign out",
    help: "Shortcuts",
    main: "Main",
    language: "Language",
    colleagues: (names: readonly string[]) =>
      names.length === 0 ? "Nobody is online" : `Online: ${list(names)}`,
  },

  presence: { label: "Your presence", online: "Online", away: "Away", offline: "Off" },

  presenceLong: { online: "Online", away: "Away", offline: "Offline" },

  leaving: {
    title: (count: number) =>
      `You hold ${plural(count, "open conversation", "open conversations")}`,
    hint: "What goes back to the queue can be taken by a colleague. Customers who stay with you are told that you are away.",
    release: "Back to the queue",
    keep: "Keep them",
    cancel: "Cancel",
  },

  role: { agent: "Agent", supervisor: "Supervisor", designer: "Designer", admin: "Admin" },

  link: {
    lost: "Connection lost. Anything you send is kept and goes out when it is back.",
    refused: (why: string) => `The service does not accept this page. ${why}`,
    again: (seconds: number) => `Next attempt in ${seconds} s.`,
    now: "Try now",
  },

  toast: { dismiss: "Dismiss", region: "Messages" },

  error: {
    network: "The service cannot be reached. Check your connection and try again.",
    unexpected: (status: number) => `The service answered with status ${status}. Try again.`,
  },
};

export type Shell = typeof shell;
