/* The REST calls that the console makes. Each throws `ApiError`. */
import type { wire } from "@baton/client";
import type { Addressee } from "../lib/staff";
import type { Outcome, Presence, ReportQuery, Sought, Verdict } from "../types";
import { answer, done, http } from "./http";

const conversation = (conversation_id: string) => ({ path: { conversation_id } });
const candidate = (candidate_id: string) => ({ path: { candidate_id } });

export const rest = {
  login: (body: wire.Login) => answer(http.POST("/api/login", { body })),
  logout: () => done(http.POST("/api/logout")),
  me: () => answer(http.GET("/api/me")),
  setPresence: (presence: Presence) => answer(http.PUT("/api/me/presence", { body: { presence } })),

  thread: (id: string) =>
    answer(http.GET("/api/conversations/{conversation_id}", { params: conversation(id) })),
  customer: (customer_id: string) =>
    answer(http.GET("/api/customers/{customer_id}", { params: { path: { customer_id } } })),
  conversationsOf: (customer_id: string) =>
    answer(http.GET("/api/conversations", { params: { query: { customer_id } } })),
  claim: (id: string, epoch: number) =>
    answer(
      http.POST("/api/conversations/{conversation_id}/claim", {
        params: conversation(id),
        body: { epoch },
      }),
    ),
  claimNext: () => answer(http.POST("/api/conversations/claim_next")),
  handBack: (id: string, epoch: number) =>
    answer(
      http.POST("/api/conversations/{conversation_id}/hand_back", {
        params: conversation(id),
        body: { epoch },
      }),
    ),
  release: (id: string, epoch: number) =>
    answer(
      http.POST("/api/conversations/{conversation_id}/release", {
        params: conversation(id),
        body: { epoch },
      }),
    ),
  resolve: (
    id: string,
    epoch: number,
    last_seen: number,
    outcome: Outcome,
    topic: string | null = null,
  ) =>
    answer(
      http.POST("/api/conversations/{conversation_id}/resolve", {
        params: conversation(id),
        body: { epoch, last_seen, outcome, topic },
      }),
    ),
  reopen: (id: string, epoch: number, to: "agent" | "queue") =>
    answer(
      http.POST("/api/conversations/{conversation_id}/reopen", {
        params: conversation(id),
        body: { epoch, to },
      }),
    ),
  transfer: (id: string, epoch: number, to: Addressee, note: string) =>
    answer(
      http.POST("/api/conversations/{conversation_id}/transfer", {
        params: conversation(id),
        body: {
          epoch,
          to_agent_id: to.kind === "agent" ? to.id : null,
          to_team_id: to.kind === "team" ? to.id : null,
          note: note || null,
        },
      }),
    ),
  snooze: (id: string, epoch: number, last_seen: number, until: string) =>
    answer(
      http.POST("/api/conversations/{conversation_id}/snooze", {
        params: conversation(id),
        body: { epoch, last_seen, until },
      }),
    ),
  wake: (id: string, epoch: number) =>
    answer(
      http.POST("/api/conversations/{conversation_id}/wake", {
        params: conversation(id),
        body: { epoch },
      }),
    ),
  releaseAll: () => done(http.POST("/api/conversations/release_all")),
  verdict: (id: string, verdict: Verdict) =>
    done(
      http.POST("/api/conversations/{conversation_id}/verdict", {
        params: conversation(id),
        body: { verdict },
      }),
    ),

  staff: () => answer(http.GET("/api/team")),
  teamChoices: () => answer(http.GET("/api/team/choices")),
  setRules: (body: wire.AssignmentRules) => answer(http.PUT("/api/team/rules", { body })),
  setLimits: (agent_id: string, body: wire.SetLimits) =>
    answer(http.PUT("/api/team/people/{agent_id}", { params: { path: { agent_id } }, body })),
  addTeam: (body: wire.SaveTeam) => answer(http.POST("/api/team/teams", { body })),
  changeTeam: (team_id: string, body: wire.SaveTeam) =>
    answer(http.PUT("/api/team/teams/{team_id}", { params: { path: { team_id } }, body })),
  removeTeam: (team_id: string) =>
    answer(http.DELETE("/api/team/teams/{team_id}", { params: { path: { team_id } } })),
  fileLinks: (ids: string[]) => answer(http.POST("/api/attachments/links", { body: { ids } })),

  search: (query: Sought) => answer(http.GET("/api/search", { params: { query } })),

  now: () => answer(http.GET("/api/reports/now")),
  report: (query: ReportQuery) => answer(http.GET("/api/reports", { params: { query } })),
  canned: () => answer(http.GET("/api/replies")),
  makeCanned: (body: wire.WriteReply) => answer(http.POST("/api/replies", { body })),
  changeCanned: (reply_id: string, body: wire.WriteReply) =>
    answer(http.PUT("/api/replies/{reply_id}", { params: { path: { reply_id } }, body })),
  removeCanned: (reply_id: string) =>
    done(http.DELETE("/api/replies/{reply_id}", { params: { path: { reply_id } } })),
  suggest: (id: string) =>
    answer(
      http.POST("/api/conversations/{conversation_id}/suggestions", { params: conversation(id) }),
    ),
  topics: () => answer(http.GET("/api/topics")),

  candidates: () => answer(http.GET("/api/candidates", { params: { query: { state: "open" } } })),
  approve: (id: string, body: wire.Approve) =>
    answer(http.POST("/api/candidates/{candidate_id}/approve", { params: candidate(id), body })),
  reject: (id: string) =>
    answer(http.POST("/api/candidates/{candidate_id}/reject", { params: candidate(id) })),
  takeBackRejection: (id: string) =>
    answer(
      http.POST("/api/candidates/{candidate_id}/take_back_rejection", { params: candidate(id) }),
    ),
  intents: () => answer(http.GET("/api/intents")),

  training: () => answer(http.GET("/api/training")),
  retrain: () => answer(http.POST("/api/training")),
  models: () => answer(http.GET("/api/models")),
  rollback: () => answer(http.POST("/api/models/rollback")),
};
