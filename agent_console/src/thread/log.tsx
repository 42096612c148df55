/* The scrolling log: stays at its end while the reader is there, and reports how far they have read. */
import { Icon } from "@baton/design";
import { ToEnd } from "@baton/design/icons";
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from "preact/hooks";
import { chunked, type Chunks } from "../lib/chunks";
import type { Entry } from "../lib/thread";
import type { Sent } from "../lib/replies";
import { open } from "../state/inbox";
import { phase } from "../state/socket";
import { thread } from "../state/thread";
import { isMine } from "../state/work";
import { t } from "../text";
import { EntryView, SendingView } from "./entries";

const NEAR_END_PX = 40;
const SPOKEN = new Set<Entry["kind"]>(["customer", "bot", "agent", "clarify", "note"]);

export function Log(props: {
  id: string;
  name: string;
  entries: readonly Entry[];
  seq: number;
  complete: boolean;
  underWay: readonly Sent[];
  fresh: ReadonlySet<number>;
}) {
  const box = useRef<HTMLDivElement>(null);
  const [atEnd, setAtEnd] = useState(true);
  const [seen, setSeen] = useState(0);
  const toEnd = () => box.current?.scrollTo({ top: box.current.scrollHeight });

  const sending = props.underWay.length;
  useLayoutEffect(toEnd, [sending > 0, props.complete]);
  useLayoutEffect(() => {
    if (atEnd) toEnd();
  });
  useEffect(() => {
    if (!atEnd || document.hidden || !props.complete) return;
    thread(props.id).markShown();
    setSeen(props.seq);
  }, [atEnd, props.seq, props.complete]);
  useReadMark(props.id, seen);
  useStickyEnd(box, atEnd);

  const chunks = useChunks(props.entries);
  const from = useBackfill(chunks.length, props.complete);
  const scrolled = () => {
    const at = box.current;
    if (at) setAtEnd(at.scrollHeight - at.scrollTop - at.clientHeight < NEAR_END_PX);
  };
  const below = atEnd ? 0 : props.entries.filter((e) => e.seq > seen && SPOKEN.has(e.kind)).length;
  return (
    <>
      <div
        class="log"
        role="log"
        aria-label={t.thread.label(props.name)}
        aria-busy={!props.complete || from > 0}
        tabIndex={0}
        ref={box}
        onScroll={scrolled}
        data-testid="log"
      >
        {!props.complete && props.entries.length === 0 && (
          <p class="system-line">{t.thread.loading}</p>
        )}
        {chunks.slice(from).map((entries, i) => (
          <Rows key={from + i} entries={entries} name={props.name} fresh={props.fresh} />
        ))}
        {props.underWay.map((frame) => (
          <SendingView key={frame.client_id} frame={frame} />
        ))}
      </div>
      {below > 0 && (
        <div class="below-anchor">
          <button class="button new-below" onClick={toEnd}>
            <Icon of={ToEnd} />
            {t.thread.newBelow(below)}
          </button>
        </div>
      )}
    </>
  );
}

/** Rows to a part: what one new message has to be compared with. */
const PART = 50;
/** The parts at the end that are drawn at once; style sheets lay these out in full. */
const AT_ONCE = 3;

function useChunks(entries: readonly Entry[]): Chunks<Entry> {
  const held = useRef<Chunks<Entry>>([]);
  held.current = useMemo(() => chunked(entries, PART, held.current), [entries]);
  return held.current;
}

const whenIdle = window.requestIdleCallback ?? ((act: () => void) => setTimeout(act, 30));
const neverMind = window.cancelIdleCallback ?? clearTimeout;

/**
 * The first part to draw. A thread opens at its end; what is above follows part by part while the
 * browser has nothing else to do, so that scrolling, find-in-page and screen readers have all of it.
 */
function useBackfill(parts: number, complete: boolean): number {
  const [above, setAbove] = useState(0);
  const from = Math.max(0, parts - AT_ONCE - above);
  useEffect(() => {
    if (from === 0 || !complete) return;
    const handle = whenIdle(() => setAbove(above + 1));
    return () => neverMind(handle);
  }, [from > 0, complete, above]);
  return from;
}

/** The same vnode again, and nothing below is looked at. */
function Rows(props: { entries: readonly Entry[]; name: string; fresh: ReadonlySet<number> }) {
  const { entries, name, fresh } = props;
  return useMemo(
    () => (
      <div class="part">
        {entries.map((entry) => (
          <EntryView
            key={`${entry.kind}${entry.seq}`}
            entry={entry}
            name={name}
            fresh={fresh.has(entry.seq)}
          />
        ))}
      </div>
    ),
    [entries, name, fresh],
  );
}

/** Keeps the end in view when the composer or a banner below grows. */
function useStickyEnd(box: { current: HTMLDivElement | null }, atEnd: boolean): void {
  const stick = useRef(atEnd);
  stick.current = atEnd;
  useEffect(() => {
    const at = box.current;
    if (!at) return;
    const observer = new ResizeObserver(() => {
      if (stick.current) at.scrollTo({ top: at.scrollHeight });
    });
    observer.observe(at);
    return () => observer.disconnect();
  }, []);
}

/** Tells the customer that the agent who holds the conversation has read up to `seq`. */
function useReadMark(id: string, seq: number): void {
  const item = open.value;
  const mine = item !== undefined && isMine(item);
  useEffect(() => {
    if (mine && seq > 0 && phase.peek() === "open") thread(id).tellRead();
  }, [id, seq, mine]);
}
