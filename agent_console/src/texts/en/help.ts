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
          ["g c", "Canned replies"],
          ["g r", "Review"],
          ["g d", "Reports"],
          ["g t", "Team"],
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
          ["p", "Pass on to a colleague or team"],
          ["s", "Snooze"],
          ["m", "More actions"],
          ["e", "Resolve: Enter confirms"],
          ["o", "Reopen what is resolved"],
          ["i", "Show or hide guesses"],
          ["d", "Show or hide details"],
        ],
      },
      {
        title: "Reports",
        keys: [
          ["1 – 3", "A day, 7 days, 28 days"],
          ["j  k", "Later, earlier"],
        ],
      },
      {
        title: "Writing a reply",
        keys: [
          ["/", "Canned replies"],
          ["Tab", "Take the first past answer"],
          ["Alt 1 – 3", "Take one of them"],
          ["Alt Enter", "Send, and have the bot learn it"],
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
