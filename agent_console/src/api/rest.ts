/* The REST calls that the console makes. Each throws `ApiError`. */
import type { wire } from "@baton/client";
import type { Outcome, Presence, Sought, Verdict } from "../types";
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
  releaseAll: () => done(http.POST("/api/conversations/release_all")),
  verdict: (id: string, verdict: Verdict) =>
    done(
      http.POST("/api/conversations/{conversation_id}/verdict", {
        params: conversation(id),
        body: { verdict },
      }),
    ),

  search: (query: Sought) => answer(http.GET("/api/search", { params: { query } })),

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
