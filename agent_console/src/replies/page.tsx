/* Canned replies: all on the left, the one being written on the right. */
import { IconButton } from "@baton/design";
import { Plus } from "@baton/design/icons";
import { useEffect, useState } from "preact/hooks";
import { search, wordingFor } from "../lib/canned";
import { canned, languages, loadCanned, loaded } from "../state/canned";
import { t } from "../text";
import type { CannedReply } from "../types";
import { Empty } from "../ui/parts";
import { ReplyForm } from "./form";

const NEW = "new";

export function RepliesPage() {
  const [query, setQuery] = useState("");
  /** An id, or `NEW`. */
  const [picked, setPicked] = useState<string | null>(null);
  useEffect(() => void loadCanned(), []);
  const reply = canned.value.find((one) => one.id === picked);
  const open = picked === NEW || reply;
  return (
    <div class={`replies ${open ? "has-form" : ""}`}>
      <section class="replies-list" aria-label={t.canned.list}>
        <div class="pane-head">
          <input
            class="input"
            type="search"
            aria-label={t.canned.search}
            placeholder={t.canned.search}
            data-testid="replies-search"
            value={query}
            onInput={(event) => setQuery(event.currentTarget.value)}
          />
          <IconButton
            icon={Plus}
            label={t.canned.add}
            data-testid="new-reply"
            onClick={() => setPicked(NEW)}
          />
        </div>
        <List query={query} picked={picked} onPick={setPicked} />
      </section>
      {open ? (
        <ReplyForm key={picked} reply={reply} onDone={(saved) => setPicked(saved?.id ?? null)} />
      ) : (
        <Empty title={t.canned.title} hint={t.canned.pick} />
      )}
    </div>
  );
}

interface ListProps {
  query: string;
  picked: string | null;
  onPick: (id: string) => void;
}

function List({ query, picked, onPick }: ListProps) {
  const wanted = query.trim().toLowerCase().replace(/^\//, "");
  const hits = search(canned.value, wanted);
  if (!loaded.value) return <Empty title={t.thread.loading} />;
  if (canned.value.length === 0) {
    return <Empty title={t.canned.empty} hint={t.canned.emptyHint} />;
  }
  if (hits.length === 0) return <Empty title={t.canned.noneMatch} hint={t.canned.noneMatchHint} />;
  return (
    <ul class="queue-list">
      {hits.map((one) => (
        <li key={one.id}>
          <Row reply={one} current={one.id === picked} onPick={onPick} />
        </li>
      ))}
    </ul>
  );
}

interface RowProps {
  reply: CannedReply;
  current: boolean;
  onPick: (id: string) => void;
}

function Row({ reply, current, onPick }: RowProps) {
  const { language, text } = wordingFor(reply, null, languages.value);
  return (
    <button
      class="queue-item"
      aria-current={current ? "true" : undefined}
      data-testid="reply-row"
      onClick={() => onPick(reply.id)}
    >
      <span class="top">
        <strong class="ellipsis">/{reply.shortcut}</strong>
        <span class="when">{Object.keys(reply.texts).sort().join(" ")}</span>
      </span>
      <span class="last ellipsis" lang={language}>
        {text}
      </span>
      <span class="reasons">
        <span class="chip">{reply.shared ? t.canned.shared : t.canned.own}</span>
      </span>
    </button>
  );
}
