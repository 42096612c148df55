/* Who the customer is: what the website vouches for, their time, and their other conversations. */
import { customerName, inWords, preview } from "../lib/inbox";
import { languageName } from "../lib/language";
import { full, timeThere } from "../lib/time";
import { now } from "../state/clock";
import { inbox } from "../state/inbox";
import { customer, readAgain, type Known } from "../state/customer";
import { go } from "../state/route";
import { me, meId } from "../state/session";
import { t } from "../text";
import type { InboxItem } from "../types";

export function Customer({ item }: { item: InboxItem }) {
  const mine = item.owner?.id === meId.value;
  const known = customer.value;
  return (
    <section>
      <h3>
        <bdi>{customerName(item)}</bdi>
      </h3>
      <dl class="facts">
        <dt>{t.details.status}</dt>
        <dd>{t.status[item.status]}</dd>
        {item.owner && (
          <>
            <dt>{t.details.holder}</dt>
            <dd>{mine ? t.heldByMe : <bdi>{item.owner.name}</bdi>}</dd>
          </>
        )}
        {item.contact_email && (
          <>
            <dt>{t.details.email}</dt>
            <dd>
              <a href={`mailto:${item.contact_email}`}>{item.contact_email}</a>
            </dd>
          </>
        )}
        <dt>{t.details.started}</dt>
        <dd>{full(item.created_at)}</dd>
        {known && known !== "failed" && <Facts known={known} />}
      </dl>
      {known === "failed" && (
        <p class="faint" role="status">
          {t.customer.failed}{" "}
          <button class="button" onClick={readAgain}>
            {t.customer.again}
          </button>
        </p>
      )}
    </section>
  );
}

function Facts({ known: { facts } }: { known: Known }) {
  const there = facts.time_zone && timeThere(facts.time_zone, now.value);
  return (
    <>
      {facts.user_id && (
        <>
          <dt title={t.customer.verifiedHint}>{t.customer.verified}</dt>
          <dd data-testid="customer-user">
            <bdi>{facts.user_id}</bdi>
          </dd>
        </>
      )}
      {there && (
        <>
          <dt>{t.customer.time}</dt>
          <dd data-testid="customer-time">{there}</dd>
        </>
      )}
      {facts.language && (
        <>
          <dt>{t.customer.browser}</dt>
          <dd>{languageName(facts.language)}</dd>
        </>
      )}
      {Object.entries(facts.attributes).map(([name, value]) => (
        <>
          <dt>
            <bdi>{inWords(name)}</bdi>
          </dt>
          <dd>
            <bdi>{typeof value === "boolean" ? t.customer.yesOrNo(value) : String(value)}</bdi>
          </dd>
        </>
      ))}
    </>
  );
}

/** Nothing where this is the first. */
export function OtherConversations({ item }: { item: InboxItem }) {
  const known = customer.value;
  if (!known || known === "failed") return null;
  const others = known.conversations
    .filter(({ id }) => id !== item.id)
    .map((other) => inbox.value.get(other.id) ?? other);
  if (others.length === 0) return null;
  return (
    <section>
      <h3 id="others-title">{t.customer.others}</h3>
      <ul class="others" aria-labelledby="others-title">
        {others.map((other) => (
          <li key={other.id}>
            <button
              data-testid="other-conversation"
              onClick={() => go({ page: "inbox", id: other.id })}
            >
              <span class="ellipsis">
                <bdi>{preview(other, me.value?.name ?? "")}</bdi>
              </span>
              <span class="faint">
                {t.status[other.status]} · {full(other.updated_at)}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
