import { Field, Icon, isPlainEnter, marked } from "@baton/design";
import { Mail } from "@baton/design/icons";
import { useRef, useState } from "preact/hooks";
import { isAddress } from "../address";
import { isPosting } from "../state";
import { useOpening, useSurroundings } from "./context";
import { LeaveQueue } from "./LeaveQueue";

/** Nobody is online: an address for the team, in one line, so that the thread stays in view; what
 * it is about goes into the conversation. An e-mail is promised only if the service sends one. */
export function ContactForm({ answerBy }: { answerBy: "mail" | "return" }) {
  const { state, texts } = useSurroundings();
  // Somebody who was offered help should see the numbers, not a form in front of them.
  const helped = state.log.events.some(
    ({ data }) => data.kind === "help_offered" && data.lines.length > 0,
  );
  return (
    <div
      class="card contact"
      role="group"
      aria-labelledby="contact-title"
      data-testid="contact-form"
    >
      <span class="card-icon">
        <Icon of={Mail} />
      </span>
      <div class="card-body">
        <p class="card-title" id="contact-title">
          {useOpening() ?? texts.nobodyTitle}
        </p>
        <p class="card-text">{answerBy === "mail" ? texts.nobodyMail : texts.nobodyReturn}</p>
        {helped ? (
          <details>
            <summary>{texts.contactSend}</summary>
            <Address />
          </details>
        ) : (
          <Address />
        )}
        <LeaveQueue />
      </div>
    </div>
  );
}

/** No form element: in a sandboxed frame, forms need a permission of their own. */
export function Address() {
  const { chat, state, texts, focusInput } = useSurroundings();
  const [email, setEmail] = useState("");
  const [isWrong, setWrong] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const address = email.trim();
  const isRefused = address !== "" && address === state.addressRefused;
  const wrong = isWrong || isRefused ? texts.emailWrong : undefined;
  const isPending = isPosting(state, "leave_contact");
  const leave = () => {
    if (isPending) return;
    const isRight = isAddress(address);
    setWrong(!isRight);
    if (!isRight) return void input.current?.focus();
    chat.leaveContact(address);
    focusInput();
  };
  return (
    <Field id="email" label={texts.emailLabel} wrong={wrong}>
      <div class="contact-row">
        <input
          ref={input}
          class="input"
          type="email"
          name="email"
          autocomplete="email"
          data-testid="contact-email"
          value={email}
          {...marked("email", wrong)}
          onInput={(event) => setEmail(event.currentTarget.value)}
          onKeyDown={(event) => isPlainEnter(event) && leave()}
        />
        <button
          type="button"
          class="button primary"
          data-testid="contact-send"
          disabled={isPending}
          onClick={leave}
        >
          {texts.contactSend}
        </button>
      </div>
    </Field>
  );
}
