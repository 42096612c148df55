import { Field, Icon, marked } from "@baton/design";
import { Mail } from "@baton/design/icons";
import { useState } from "preact/hooks";
import { isPosting } from "../state";
import { useSurroundings } from "./context";
import { LeaveQueue } from "./LeaveQueue";

/** The service's rule (`ADDRESS` in handoff/domain/deliveries.py). */
const PART = String.raw`[^\s@"(),:;<>\[\]\\`;
const EMAIL = new RegExp(`^${PART}]{1,64}@${PART}]{1,190}\\.${PART}.]{2,63}$`);

/** Nobody is online: an address for the team, and what it is about. An e-mail is promised only if
 * the service sends one. */
export function ContactForm({ answerBy }: { answerBy: "mail" | "return" }) {
  const { chat, state, texts, focusInput } = useSurroundings();
  const [email, setEmail] = useState("");
  const [text, setText] = useState("");
  const [isWrong, setWrong] = useState(false);
  // Somebody who was offered help should see the numbers, not a form in front of them.
  const helped = state.log.events.some(
    ({ data }) => data.kind === "help_offered" && data.lines.length > 0,
  );
  const wrong = isWrong ? texts.emailWrong : undefined;
  const submit = (event: Event) => {
    event.preventDefault();
    const isRight = EMAIL.test(email.trim());
    setWrong(!isRight);
    if (!isRight) return void field(event, "email")?.focus();
    chat.leaveContact(email.trim(), text);
    focusInput();
  };
  const fields = (
    <>
      <Field id="email" label={texts.emailLabel} wrong={wrong}>
        <input
          class="input"
          type="email"
          name="email"
          autocomplete="email"
          data-testid="contact-email"
          value={email}
          maxLength={254}
          {...marked("email", wrong)}
          onInput={(event) => setEmail(event.currentTarget.value)}
        />
      </Field>
      <Field id="message" label={texts.contactMessage}>
        <textarea
          id="message"
          class="input"
          name="message"
          rows={2}
          maxLength={4000}
          data-testid="contact-message"
          value={text}
          onInput={(event) => setText(event.currentTarget.value)}
        />
      </Field>
      <div class="actions">
        <button
          type="submit"
          class="button primary"
          data-testid="contact-send"
          disabled={isPosting(state, "leave_contact")}
        >
          {texts.contactSend}
        </button>
        <LeaveQueue />
      </div>
    </>
  );
  return (
    <form class="card contact" data-testid="contact-form" noValidate onSubmit={submit}>
      <span class="card-icon">
        <Icon of={Mail} />
      </span>
      <div class="card-body">
        <p class="card-title">{texts.nobodyTitle}</p>
        <p class="card-text">{answerBy === "mail" ? texts.nobodyMail : texts.nobodyReturn}</p>
        {helped ? (
          <details>
            <summary>{texts.contactSend}</summary>
            {fields}
          </details>
        ) : (
          fields
        )}
      </div>
    </form>
  );
}

function field(event: Event, name: string): HTMLElement | null {
  return (event.currentTarget as HTMLFormElement).querySelector(`[name="${name}"]`);
}
