/* The calls of docs/interfaces.md, typed. Each throws `ApiError`. */
import type { wire } from "@baton/client";
import type { Outcome, Presence, Verdict } from "../types";
import { request } from "./http";

const conversation = (id: string) => `/api/conversations/${encodeURIComponent(id)}`;
const candidate = (id: string) => `/api/candidates/${encodeURIComponent(id)}`;

export const rest = {
  login: (body: wire.Login) => request<wire.Me>("POST", "/api/login", body),
  logout: () => request<void>("POST", "/api/logout"),
  me: () => request<wire.Me>("GET", "/api/me"),
  setPresence: (presence: Presence) => request<wire.Me>("PUT", "/api/me/presence", { presence }),

  thread: (id: string) => request<wire.Thread>("GET", conversation(id)),
  claim: (id: string, epoch: number) =>
    request<wire.InboxItem>("POST", `${conversation(id)}/claim`, { epoch }),
  handBack: (id: string, epoch: number) =>
    request<wire.InboxItem>("POST", `${conversation(id)}/hand_back`, { epoch }),
  release: (id: string, epoch: number) =>
    request<wire.InboxItem>("POST", `${conversation(id)}/release`, { epoch }),
  resolve: (id: string, epoch: number, last_seen: number, outcome: Outcome) =>
    request<wire.InboxItem>("POST", `${conversation(id)}/resolve`, { epoch, last_seen, outcome }),
  verdict: (id: string, verdict: Verdict) =>
    request<void>("POST", `${conversation(id)}/verdict`, { verdict }),

  candidates: () => request<wire.Candidates>("GET", "/api/candidates?state=open"),
  approve: (id: string, body: wire.Approve) =>
    request<wire.Candidate>("POST", `${candidate(id)}/approve`, body),
  reject: (id: string) => request<wire.Candidate>("POST", `${candidate(id)}/reject`),
  intents: () => request<wire.Intents>("GET", "/api/intents"),

  training: () => request<wire.TrainingStatus>("GET", "/api/training"),
  retrain: () => request<wire.TrainingStatus>("POST", "/api/training"),
  models: () => request<wire.Models>("GET", "/api/models"),
  rollback: () => request<wire.Models>("POST", "/api/models/rollback"),
};
