/* Who works here and how much they have in hand. Pure. */
import type { Colleague, InboxItem, Staff, Team } from "../types";
import type { Inbox } from "./inbox";

/** Whom a conversation can be passed on to. */
export interface Addressee {
  kind: "agent" | "team";
  id: string;
  name: string;
  /** A team has none. */
  username?: string;
}

/** What the agent works on now: what is put off takes no room. */
export const heldBy = (inbox: Inbox, agentId: string): InboxItem[] =>
  [...inbox.values()].filter((item) => item.status === "human" && item.owner?.id === agentId);

/** What the person is given at most without a limit of their own. */
export const usualCapacity = (person: Colleague, staff: Staff): number =>
  person.role === "agent" ? staff.rules.capacity : 0;

export const capacityOf = (person: Colleague, staff: Staff): number =>
  person.capacity ?? usualCapacity(person, staff);

export const teamsOf = (staff: Staff | null, agentId: string): Team[] =>
  staff?.teams.filter((team) => team.member_ids.includes(agentId)) ?? [];

/** Colleagues who are there, then teams; not whoever has it already. What waits, `mayReassign` alone
 *  allows to give to a colleague. */
export function addressees(staff: Staff, item: InboxItem, mayReassign: boolean): Addressee[] {
  const toPeople = item.status !== "waiting" || mayReassign;
  const people = staff.people.filter(
    (one) => toPeople && one.presence === "online" && one.id !== item.owner?.id,
  );
  return [
    ...people.map(({ id, name, username }) => ({ kind: "agent" as const, id, name, username })),
    ...staff.teams.map(({ id, name }) => ({ kind: "team" as const, id, name })),
  ];
}

/** What each is called where names must tell them apart. `ofTeam`: stands in for a team's username. */
export function labels(
  all: readonly Addressee[],
  ofTeam: string,
): (one: { name: string; username?: string }) => string {
  const count = new Map<string, number>();
  for (const { name } of all) {
    const key = name.toLowerCase();
    count.set(key, (count.get(key) ?? 0) + 1);
  }
  return ({ name, username }) =>
    (count.get(name.toLowerCase()) ?? 0) > 1 ? `${name} (${username ?? ofTeam})` : name;
}

/** Those whose name has a word that begins with each word of the query. */
export function named<T extends { name: string }>(
  all: readonly T[],
  query: string,
  nameOf: (one: T) => string = ({ name }) => name,
): T[] {
  const words = wordsOf(query);
  return all.filter((one) => {
    const parts = wordsOf(nameOf(one));
    return words.every((word) => parts.some((part) => part.startsWith(word)));
  });
}

const wordsOf = (text: string): string[] =>
  text
    .toLowerCase()
    .split(/[\s()]+/)
    .filter(Boolean);

/** When the customer began to wait who has waited longest; null: nobody waits. */
export function oldest(items: readonly InboxItem[]): number | null {
  const times = items.flatMap(({ waiting_since }) =>
    waiting_since ? [Date.parse(waiting_since)] : [],
  );
  return times.length > 0 ? Math.min(...times) : null;
}

export interface Figures {
  waiting: InboxItem[];
  oldest: number | null;
  online: number;
  /** Conversations that those who are online could still take. */
  room: number;
}

export function figures(staff: Staff, inbox: Inbox): Figures {
  const waiting = [...inbox.values()].filter((item) => item.status === "waiting");
  const online = staff.people.filter((one) => one.presence === "online");
  const room = online.map((one) =>
    Math.max(0, capacityOf(one, staff) - heldBy(inbox, one.id).length),
  );
  return {
    waiting,
    oldest: oldest(waiting),
    online: online.length,
    room: room.reduce((sum, one) => sum + one, 0),
  };
}

/** Those who wait, by the name of their team, whoever began to wait first on top. */
export function byTeam(
  waiting: readonly InboxItem[],
  nobodys: string,
): (readonly [string, InboxItem[]])[] {
  const since = (item: InboxItem) => Date.parse(item.waiting_since ?? item.updated_at);
  const groups = new Map<string, InboxItem[]>();
  for (const item of [...waiting].sort((a, b) => since(a) - since(b))) {
    const name = item.team?.name ?? nobodys;
    groups.set(name, [...(groups.get(name) ?? []), item]);
  }
  return [...groups];
}
