/** System lines in the widget's own words. */
import type { wire } from "@baton/client";
import type { Texts } from "./texts";
import type { Notice } from "./thread";

export function noticeText({ fact, again }: Notice, texts: Texts): string | null {
  switch (fact.kind) {
    case "human_requested":
      return fact.via === "did_not_help" ? texts.noticeDidNotHelp : texts.noticeAsked;
    case "escalated":
      if (fact.unanswered)
        return fact.anyone_online ? texts.noticeUnanswered : texts.noticeUnansweredNobody;
      if (!fact.anyone_online) return texts.noticeNobody;
      return again ? texts.noticeEscalatedAgain : texts.noticeEscalated;
    case "contact_left":
      return texts.noticeContact(fact.email);
    case "claimed":
      return texts.noticeClaimed(fact.agent_name);
    case "transferred":
      return texts.noticeTransferred(fact.to_agent_name);
    case "handed_back":
      return fact.by === "customer"
        ? texts.noticeLeftQueue
        : texts.noticeHandedBack(fact.agent_name ?? texts.humanTag);
    case "resolved":
      return fact.agent_name ? texts.noticeResolvedBy(fact.agent_name) : texts.noticeResolved;
    case "reopened":
      if (fact.to === "agent") return texts.noticeReopenedBy(fact.agent_name ?? texts.humanTag);
      return fact.to === "queue" ? texts.noticeReopenedQueue : texts.noticeReopened;
    default:
      return null;
  }
}

/** The bot's words when it has no answer and stays. */
export function fallbackText({ code, about }: wire.Fallback, texts: Texts): string {
  switch (code) {
    case "cannot_answer":
      return about ? texts.cannotAnswerAbout(about) : texts.cannotAnswer;
    case "none_of_these":
      return texts.sayItDifferently;
    case "not_understood":
      return texts.notUnderstood;
    case "said_before":
      return texts.saidBefore;
  }
}

/** Who is answering now, for the header. */
export function answering(conversation: wire.CustomerConversation | null, texts: Texts): string {
  switch (conversation?.status) {
    case "human":
      if (!conversation.agent_name) return texts.answeredByPerson;
      return conversation.agent_here
        ? texts.answeredBy(conversation.agent_name)
        : texts.awayNow(conversation.agent_name);
    case "waiting":
      return texts.waitingForPerson;
    case "resolved":
      return texts.conversationClosed;
    default:
      return texts.answeredByBot;
  }
}
