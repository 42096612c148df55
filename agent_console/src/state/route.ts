/* Which page is open, kept in the address's fragment: #/inbox, #/inbox/ID, #/replies and so on. */
import { computed, signal } from "@preact/signals";

const OTHERS = ["replies", "review", "reports", "team"] as const;

export type Route = { page: "inbox"; id: string | null } | { page: (typeof OTHERS)[number] };

function parse(hash: string): Route {
  const [page, id] = hash.replace(/^#\/?/, "").split("/");
  const other = OTHERS.find((each) => each === page);
  if (other) return { page: other };
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
