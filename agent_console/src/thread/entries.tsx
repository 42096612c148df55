/* One component per kind of entry: who said it is visible at a glance. */
import { Bubble, SentFiles, withLinks, withMarkdown } from "@baton/design";
import { useComputed } from "@preact/signals";
import { reasonInWords } from "../lib/codes";
import { inWords } from "../lib/inbox";
import type {
  AgentEntry,
  BotEntry,
  ClarifyEntry,
  CustomerEntry,
  Entry,
  HelpEntry,
} from "../lib/thread";
import type { Sent } from "../lib/replies";
import { clock, dayName, full, percent } from "../lib/time";
import { now } from "../state/clock";
import { filesNamed, links } from "../state/files";
import { me } from "../state/session";
import { phase } from "../state/socket";
import { lastReadReply } from "../state/thread";
import { showJudgements } from "../state/view";
import { speech, t } from "../text";
import type { Attachment, Judged } from "../types";
import { MoodDot, moodInWords } from "../ui/parts";
import { ByMail } from "./by-mail";

export function EntryView({ entry, name, fresh }: { entry: Entry; name: string; fresh: boolean }) {
  switch (entry.kind) {
    case "day":
      return <div class="day">{dayName(entry.at, now.peek())}</div>;
    case "line":
      return (
        <p class={`system-line ${entry.strong ? "strong" : ""}`} title={full(entry.at)}>
          {entry.text} <time dateTime={entry.at}>· {clock(entry.at)}</time>
        </p>
      );
    case "customer":
      return <FromCustomer entry={entry} name={name} fresh={fresh} />;
    case "bot":
      return <FromBot entry={entry} />;
    case "clarify":
      return <Clarify entry={entry} />;
    case "agent":
      return <FromAgent entry={entry} fresh={fresh} />;
    case "help":
      return <Help of={entry} />;
    case "note":
      return <Note of={entry} />;
  }
}

/** Read aloud with every message, shown above the first in a row. */
function By({ name, of: { at, follows } }: { name: string; of: Entry }) {
  return (
    <div class={follows ? "unseen" : "by"}>
      <b>
        <bdi>{name}</bdi>
      </b>
      <time dateTime={at} title={full(at)}>
        {clock(at)}
      </time>
    </div>
  );
}

const row = (entry: Entry, more = "") => `${more} ${entry.follows ? "follows" : ""}`;

function FromCustomer(props: { entry: CustomerEntry; name: string; fresh: boolean }) {
  const { entry } = props;
  return (
    <article
      class={row(entry, `message from-customer ${props.fresh ? "fresh" : ""}`)}
      data-testid="message-customer"
      data-seq={entry.seq}
    >
      <By name={props.name} of={entry} />
      {(entry.text || entry.files.length === 0) && <Bubble tone="plain" text={entry.text} />}
      <Files of={entry.files} />
      {entry.mail && <ByMail mail={entry.mail} />}
      {showJudgements.value && entry.judged && <Judgement of={entry.judged} />}
    </article>
  );
}

function Files({ of }: { of: readonly Attachment[] }) {
  return <SentFiles files={of} links={links} words={t.files} locale={speech.value.locale} />;
}

/** At this probability it is worth telling the agent that a conversation may be going badly. */
const WORTH_TELLING = 0.25;

function Judgement({ of }: { of: Judged }) {
  const [best] = of.ranking;
  const why = [t.decision[of.decision], ...of.reasons.map(reasonInWords)].join("\n");
  return (
    <div class="judgement" data-testid="judgement" title={why}>
      <span class="guess number">
        {best ? t.thread.guess(inWords(best.intent), percent(best.confidence)) : t.thread.noGuess}
      </span>
      {of.unknown !== null && <span class="number">{t.thread.unknown(percent(of.unknown))}</span>}
      {of.mood && (
        <span class="number mood">
          <MoodDot mood={of.mood} />
          <span aria-hidden="true"> {moodInWords(of.mood)}</span>
        </span>
      )}
      {(of.dissatisfaction ?? 0) >= WORTH_TELLING && (
        <span class="number">{t.thread.dissatisfied(percent(of.dissatisfaction ?? 0))}</span>
      )}
      <span>{t.decision[of.decision]}</span>
    </div>
  );
}

function FromBot({ entry }: { entry: BotEntry }) {
  return (
    <article class={row(entry, "message from-bot")} data-testid="message-bot" data-seq={entry.seq}>
      <By name={t.thread.bot} of={entry} />
      {entry.bubbles.map((bubble, i) => (
        <Bubble key={i} tone="bot" text={bubble.text} markdown={!entry.quotes}>
          <Options texts={bubble.buttons} chosen={undefined} />
        </Bubble>
      ))}
    </article>
  );
}

function Clarify({ entry }: { entry: ClarifyEntry }) {
  return (
    <article
      class={row(entry, "message from-bot")}
      data-testid="message-clarify"
      data-seq={entry.seq}
    >
      <By name={t.thread.bot} of={entry} />
      <Bubble tone="bot" text={t.thread.clarify}>
        <Options texts={[...entry.options, t.thread.noneOfThese]} chosen={chosenIndex(entry)} />
      </Bubble>
    </article>
  );
}

/** "None of these" comes after the options. */
const chosenIndex = ({ chosen, options }: ClarifyEntry) =>
  chosen === null ? options.length : chosen;

function Options({ texts, chosen }: { texts: readonly string[]; chosen: number | undefined }) {
  if (texts.length === 0) return null;
  return (
    <div class="options">
      {texts.map((text, i) => (
        <span key={text} class={`option ${i === chosen ? "chosen" : ""}`}>
          {text}
        </span>
      ))}
    </div>
  );
}

function FromAgent({ entry, fresh }: { entry: AgentEntry; fresh: boolean }) {
  // Computed, so that of thousands only those are drawn again that have just been read.
  const read = useComputed(() => lastReadReply.value === entry.seq).value;
  return (
    <article
      class={row(entry, `message from-agent ${fresh ? "fresh" : ""}`)}
      data-testid="message-agent"
      data-seq={entry.seq}
    >
      <By name={entry.name} of={entry} />
      {(entry.text || entry.files.length === 0) && <Bubble tone="own" text={entry.text} markdown />}
      <Files of={entry.files} />
      {read && <span class="read">{t.thread.readTo}</span>}
    </article>
  );
}

function Note({ of }: { of: AgentEntry }) {
  return (
    <article class={row(of, "note")} data-testid="message-note" data-seq={of.seq}>
      <div class="by">
        <b>{t.thread.noteBy(of.name)}</b>
        <span>
          {clock(of.at)} · {t.thread.onlyAgents}
        </span>
      </div>
      <div class="written" dir="auto">
        {withMarkdown(of.text)}
      </div>
    </article>
  );
}

function Help({ of }: { of: HelpEntry }) {
  return (
    <article class="help-offered" data-testid="message-help" data-seq={of.seq} lang={of.language}>
      <By name={t.thread.help} of={of} />
      <p>{withLinks(of.text)}</p>
      {of.lines.length > 0 && (
        <ul>
          {of.lines.map((line) => (
            <li key={line}>{withLinks(line)}</li>
          ))}
        </ul>
      )}
      <p>{withLinks(of.closing)}</p>
    </article>
  );
}

export function SendingView({ frame }: { frame: Sent }) {
  const state = phase.value === "open" ? t.thread.sending : t.thread.notSent;
  const name = me.value?.name ?? "";
  if (frame.type === "note") {
    return (
      <article class="note" data-testid="note-sending">
        <div class="by">
          <b>{t.thread.noteBy(name)}</b>
          <span>{state}</span>
        </div>
        <div class="written" dir="auto">
          {withMarkdown(frame.text)}
        </div>
      </article>
    );
  }
  return (
    <article class="message from-agent sending" data-testid="message-sending">
      <div class="by">
        <b>{name}</b>
        <span>{state}</span>
      </div>
      {frame.text && <Bubble tone="own" text={frame.text} markdown />}
      <Files of={filesNamed(frame.attachments)} />
    </article>
  );
}
