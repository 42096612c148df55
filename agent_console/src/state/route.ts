/* Which page is open, kept in the address's fragment: #/inbox, #/inbox/ID, #/review,
   #/replies. */
import { computed, signal } from "@preact/signals";

export type Route = { page: "inbox"; id: string | null } | { page: "review" } | { page: "replies" };

function parse(hash: string): Route {
  const [page, id] = hash.replace(/^#\/?/, "").split("/");
  if (page === "review" || page === "replies") return { page };
  return { page: "inbox", id: id ? decodeURIComponent(id) : null };
}

export const route = signal<Route>(parse(location.hash));
export const openId = computed(() => (route.value.page === "inbox" ? route.value.id : null));

addEventListener("hashchange", () => {
  route.value = parse(location.hash);
});

export function go(to: Route): void {
  location.hash =
    to.page === "inbox" && to.id ? `#/inbox/${encodeURIComponent(to.id)}` : `#/${to.page}`;
  route.value = to;
}
