/* The sheet of shortcuts. */

export const help = {
  help: {
    title: "Keyboard shortcuts",
    close: "Close",
    pause: "While you type, and for half a second after, keys mean text.",
    groups: [
      {
        title: "Everywhere",
        keys: [
          ["g i", "Inbox"],
          ["g r", "Review"],
          ["z", "Undo what was just done"],
          ["?", "This help"],
          ["Esc", "Close, or leave a field"],
        ],
      },
      {
        title: "Inbox",
        keys: [
          ["j  k", "Next, previous conversation"],
          ["1 – 5", "Change the view"],
          ["/", "Search"],
          ["t", "Take whoever is served next"],
          ["c", "Claim or take over"],
          ["r", "Reply"],
          ["n", "Internal note"],
          ["h", "Hand back to the bot"],
          ["q", "Release to the queue"],
          ["e", "Resolve: pick the outcome"],
          ["o", "Reopen what is resolved"],
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

export type Help = typeof help;
