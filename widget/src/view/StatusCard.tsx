import type { wire } from "@baton/client";
import { Icon } from "@baton/design";
import { Mail, Waiting } from "@baton/design/icons";
import { queueHint } from "../waiting";
import { useOpening, useSurroundings } from "./context";
import { Address, ContactForm } from "./ContactForm";
import { LeaveQueue } from "./LeaveQueue";
import { Rating } from "./Rating";

/** What the conversation's state asks of the visitor, between thread and composer. */
export function StatusCard() {
  const { conversation } = useSurroundings().state;
  if (conversation?.status === "resolved") return <Rating />;
  if (conversation?.status !== "waiting") return null;
  const { queue, contact_email, answer_by } = conversation;
  if (queue?.anyone_online !== false) {
    return <InQueue queue={queue} mayLeave={answer_by === "mail" && !contact_email} />;
  }
  return contact_email ? (
    <ContactKept email={contact_email} answerBy={answer_by} />
  ) : (
    <ContactForm answerBy={answer_by} />
  );
}

/** `mayLeave`: an address, for those who would rather not wait. */
function InQueue({ queue, mayLeave }: { queue: wire.Queue | null; mayLeave: boolean }) {
  const { texts, locale } = useSurroundings();
  const place = !queue
    ? texts.waitingForPerson
    : queue.position <= 1
      ? texts.queueFirst
      : texts.queuePosition(queue.position);
  return (
    <div class="card" data-testid="waiting" data-position={queue?.position ?? ""}>
      <span class="card-icon is-live">
        <Icon of={Waiting} />
      </span>
      <div class="card-body">
        <p class="card-title" role="status">
          {place}
        </p>
        <p class="card-text" data-testid="queue-hint">
          {queueHint(queue, texts, locale)}
        </p>
        {mayLeave && (
          <details class="instead">
            <summary class="link" data-testid="leave-address">
              {texts.contactInstead}
            </summary>
            <Address />
          </details>
        )}
        <LeaveQueue />
      </div>
    </div>
  );
}

function ContactKept({ email, answerBy }: { email: string; answerBy: "mail" | "return" }) {
  const { texts } = useSurroundings();
  const back = useOpening();
  return (
    <div class="card" data-testid="contact-left">
      <span class="card-icon">
        <Icon of={Mail} />
      </span>
      <div class="card-body">
        <p class="card-title" role="status">
          {texts.contactLeftTitle}
        </p>
        <p class="card-text">
          {answerBy === "mail" ? texts.contactMail(email) : texts.contactReturn}
          {back && ` ${back}.`}
        </p>
        <LeaveQueue />
      </div>
    </div>
  );
}
