/* Canned replies: all on the left, the one being written on the right. */
import { IconButton } from "@baton/design";
import { Plus } from "@baton/design/icons";
import { useEffect, useRef, useState } from "preact/hooks";
import { search, wordingFor } from "../lib/canned";
import { canned, editing, languages, loadCanned, loaded } from "../state/canned";
import { t } from "../text";
import type { CannedReply } from "../types";
import { Empty } from "../ui/parts";
import { ReplyForm } from "./form";

export function RepliesPage() {
  const [query, setQuery] = useState("");
  const picked = editing.value;
  const shown = useRef({ of: picked, times: 0 });
  if (shown.current.of !== picked) shown.current = { of: picked, times: shown.current.times + 1 };
  useEffect(() => {
    void loadCanned();
    return () => void (editing.value = null);
  }, []);
  const reply = canned.value.find((one) => one.id === picked?.id);
  const open = picked && (picked.id === null || reply);
  const pick = (id: string | null) => {
    if (picked?.id !== id) editing.value = { id };
  };
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
            onClick={() => pick(null)}
          />
        </div>
        <List query={query} picked={picked?.id ?? null} onPick={pick} />
      </section>
      {open ? (
        <ReplyForm
          key={shown.current.times}
          reply={reply}
          written={picked.form}
          onDone={(saved) => (editing.value = saved ? { id: saved.id } : null)}
        />
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
