/* What became of sent replies and notes: under way, held or refused. Pure. */
import { speakerOf, type Outbox, type wire } from "@baton/client";
import type { Event } from "../types";
import { problemInWords } from "./problems";

export type Sent = wire.AgentSay | wire.AddNote;

/** `held`: someone else wrote first. `refused`: the conversation changed hands. `failed`: the rest. */
export type Trouble = "held" | "refused" | "failed";

export interface Stopped {
  frame: Sent;
  trouble: Trouble;
  message: string;
  /** Number of the newest event to read before sending a held reply again. */
  upTo: number;
}

export function underWay(box: Outbox<Sent>, conversationId: string): Sent[] {
  return box
    .filter(({ frame, state }) => frame.conversation_id === conversationId && state !== "failed")
    .map(({ frame }) => frame);
}

export function stopped(box: Outbox<Sent>, conversationId: string): Stopped[] {
  return box
    .filter(({ frame, state }) => frame.conversation_id === conversationId && state === "failed")
    .map(({ frame, error }) => ({
      frame,
      trouble: troubleOf(error?.code ?? ""),
      message: error ? problemInWords(error) : "",
      upTo: error?.seq ?? 0,
    }));
}

function troubleOf(code: string): Trouble {
  if (code === "thread_moved_on") return "held";
  return code === "stale_epoch" || code === "illegal_move" ? "refused" : "failed";
}

/** What others said after `lastSeen`: the news that holds a reply of `meId`. */
export function newsSince(events: readonly Event[], lastSeen: number, meId: string): Event[] {
  return events.filter(({ seq, data }) => {
    if (seq <= lastSeen) return false;
    const isMine = data.kind === "agent_said" && data.agent_id === meId;
    return speakerOf(data) !== null && !isMine;
  });
}

/** Has everything arrived that must be read before a held reply may go out? */
export const mayGoOut = (reply: Stopped, newestSeq: number): boolean => newestSeq >= reply.upTo;

/** The same text as a new frame, written against the thread as it is now. */
export function sendAgain(
  frame: Sent,
  now: { clientId: string; epoch: number; lastSeen: number },
): Sent {
  if (frame.type === "note") return { ...frame, client_id: now.clientId };
  return { ...frame, client_id: now.clientId, epoch: now.epoch, last_seen: now.lastSeen };
}

/** The composer's text when a stopped reply returns to it: nothing typed since is lost. */
export function takeBack(text: string, draft: string): string {
  return text && draft.trim() ? `${text}\n\n${draft}` : text || draft;
}
