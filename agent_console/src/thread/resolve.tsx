/* Ends a conversation: how it went, and what it was about, as the bot guesses and the agent
   confirms. */
import { Field } from "@baton/design";
import { useRef, useState } from "preact/hooks";
import { named, search } from "../lib/intents";
import { predicted } from "../lib/topic";
import { log } from "../state/thread";
import { loadTopics, topics } from "../state/topics";
import { busy, resolve } from "../state/work";
import { t } from "../text";
import type { InboxItem, Outcome } from "../types";
import { Combobox } from "../ui/combobox";
import { Sheet } from "../ui/dialog";

const OUTCOMES: readonly Outcome[] = ["solved", "unsolved", "spam"];

export function ResolveButton({ item }: { item: InboxItem }) {
  const [asking, setAsking] = useState(false);
  const begin = () => {
    if (topics.peek().length === 0) void loadTopics();
    setAsking(true);
  };
  return (
    <>
      <button
        class="button primary"
        aria-haspopup="dialog"
        disabled={busy.value}
        data-testid="resolve"
        onClick={begin}
      >
        {t.act.resolve}
        <kbd aria-hidden="true">e</kbd>
      </button>
      {asking && <ResolveSheet item={item} onClose={() => setAsking(false)} />}
    </>
  );
}

function ResolveSheet({ item, onClose }: { item: InboxItem; onClose: () => void }) {
  const first = useRef<HTMLButtonElement>(null);
  /** null: as predicted. */
  const [typed, setTyped] = useState<string | null>(null);
  const [tried, setTried] = useState(false);
  const guess = predicted(log.value.events, topics.value);
  const text = typed ?? guess?.label ?? "";
  const topic = named(topics.value, text);
  const unknown = text.trim() !== "" && !topic;
  const wrong = tried && unknown ? t.disposition.unknown : undefined;
  const isGuess = typed === null && guess !== undefined;

  const end = (outcome: Outcome) => {
    setTried(true);
    // The field is not focused: its list would cover the buttons.
    if (unknown) return;
    onClose();
    void resolve(item, outcome, topic?.name ?? null);
  };
  return (
    <Sheet title={t.disposition.title} onClose={onClose} focus="[data-testid=resolve-solved]">
      <Field
        id="resolve-topic"
        label={t.disposition.topic}
        hint={isGuess ? t.disposition.guessed : t.disposition.topicHint}
        wrong={wrong}
      >
        <Combobox
          id="resolve-topic"
          testId="resolve-topic"
          placeholder={t.disposition.none}
          none={t.disposition.noneMatch}
          text={text}
          wrong={wrong !== undefined}
          search={(query) => search(topics.value, query)}
          chosen={topic}
          idOf={(one) => one.name}
          textOf={(one) => one.label}
          onText={setTyped}
          onSubmit={() => first.current?.focus()}
        >
          {(one) => one.label}
        </Combobox>
      </Field>
      <div class="sheet-actions">
        {OUTCOMES.map((outcome, i) => (
          <button
            key={outcome}
            ref={i === 0 ? first : undefined}
            class={`button ${i === 0 ? "primary" : ""}`}
            data-testid={`resolve-${outcome}`}
            onClick={() => end(outcome)}
          >
            {t.act.outcome[outcome]}
          </button>
        ))}
      </div>
    </Sheet>
  );
}
