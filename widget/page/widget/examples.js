/* What is shown is what runs: the text of these functions. */
const EXAMPLES = {
  "Open it from your own button": () => Baton.open(),
  "Close it": () => Baton.close(),
  "Speak German": () => Baton.setLocale("de"),
  "Speak the browser's language": () => Baton.setLocale(navigator.language),
  "Tell agents more about a user who is signed in": () =>
    Baton.setAttributes({ plan: "gold", items_in_cart: 3 }),
  "Forget the conversation on this browser": () => Baton.reset(),
};

const byId = (id) => document.getElementById(id);

for (const [title, run] of Object.entries(EXAMPLES)) {
  const section = document.createElement("section");
  const [heading, pre, button] = ["h2", "pre", "button"].map((tag) => document.createElement(tag));
  heading.textContent = title;
  pre.textContent = String(run).replace(/^\(\) =>\s*/, "") + ";";
  button.textContent = "Run";
  button.ariaLabel = `Run: ${title}`;
  button.onclick = run;
  section.append(heading, pre, button);
  byId("examples").append(section);
}

byId("user").onsubmit = (event) => {
  event.preventDefault();
  Baton.setUser(Object.fromEntries(new FormData(event.target)));
};
byId("sign-out").onclick = () => Baton.setUser(null);

for (const name of ["ready", "open", "close", "message", "unread", "error"]) {
  document.addEventListener(`baton:${name}`, ({ type, detail }) => {
    const line = document.createElement("li");
    line.textContent = `${type} ${JSON.stringify(detail)}`;
    byId("events").append(line);
  });
}
