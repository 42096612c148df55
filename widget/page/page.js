/* The page that stands in for a website: it takes the assistant's name from the service. */
const byId = (id) => document.getElementById(id);

byId("embed").textContent = `<script async src="${location.origin}/widget/baton.js"></` + "script>";
byId("open").addEventListener("click", () => window.Baton?.open());

// `?lang=ar` shows the chat in another language than the browser's.
const wanted = new URLSearchParams(location.search).get("lang");
if (wanted) {
  const chat = document.createElement("baton-chat");
  chat.setAttribute("locale", wanted);
  document.body.append(chat);
}

fetch(`/api/widget/greeting?locale=${encodeURIComponent(navigator.language)}`)
  .then((response) => response.json())
  .then(({ name }) => {
    if (!name) return;
    document.title = name;
    byId("name").textContent = name;
  })
  .catch(() => {}); // the name is not worth a word when the service is away
