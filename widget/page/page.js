/* The page that stands in for a website: it takes the assistant's name from the service. */
const byId = (id) => document.getElementById(id);

byId("embed").textContent = `<script async src="${location.origin}/widget/baton.js"></` + "script>";
byId("open").addEventListener("click", () => window.Baton?.open());

fetch(`/api/widget/greeting?locale=${encodeURIComponent(navigator.language)}`)
  .then((response) => response.json())
  .then(({ name }) => {
    if (!name) return;
    document.title = name;
    byId("name").textContent = name;
  })
  .catch(() => {}); // the name is not worth a word when the service is away
