/** The messages so far, scrolled to where the reader is. */
import { Icon } from "@baton/design";
import { ToEnd } from "@baton/design/icons";
import { isSynced } from "@baton/client";
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from "preact/hooks";
import { items as itemsOf, type Item, type Said } from "../thread";
import { ClarifyQuestion } from "./ClarifyQuestion";
import { useSurroundings } from "./context";
import { HelpOffered } from "./HelpOffered";
import { Message } from "./Message";
import { NoticeLine } from "./NoticeLine";
import { Intro, TypingDots } from "./Intro";

export function Thread() {
  const { chat, state, texts } = useSurroundings();
  const { log, unsent, conversation, typist } = state;
  const status = conversation?.status ?? null;
  const items = useMemo(
    () => itemsOf(log.events, unsent, status, chat.sentFiles),
    [log, unsent, status],
  );
  const lastSaid = items.map((item) => item.kind).lastIndexOf("said");
  const { list, missed, toEnd } = useEnd(items);
  useReadMark(items);
  return (
    <div class="thread-frame">
      <div
        class="thread"
        ref={list}
        role="log"
        aria-label={texts.threadLabel}
        // What was said before the visitor came back is there to be read, not announced.
        aria-live={isSynced(state) ? "polite" : "off"}
        tabIndex={0}
        data-testid="thread"
      >
        <div class="lines">
          <Intro empty={items.length === 0} />
          {items.map((item, index) => (
            <ThreadItem
              key={item.key}
              item={item}
              before={items[index - 1]}
              after={items[index + 1]}
              answered={index < lastSaid}
            />
          ))}
          <SeenMark items={items} />
          {typist && <TypingDots typist={typist} />}
        </div>
      </div>
      {missed && (
        <button type="button" class="button primary to-end" onClick={toEnd}>
          {texts.newMessages} <Icon of={ToEnd} />
        </button>
      )}
    </div>
  );
}

interface ThreadItemProps {
  item: Item;
  before: Item | undefined;
  after: Item | undefined;
  /** Somebody has said something since. */
  answered: boolean;
}

function ThreadItem({ item, before, after, answered }: ThreadItemProps) {
  if (item.kind === "notice") return <NoticeLine notice={item} />;
  if (item.kind === "help") return <HelpOffered help={item} answered={answered} />;
  if (item.kind === "clarify") return <ClarifyQuestion question={item} />;
  return (
    <Message
      message={item}
      first={!isSameSpeaker(before, item)}
      last={!isSameSpeaker(after, item)}
    />
  );
}

function isSameSpeaker(other: Item | undefined, said: Said): boolean {
  return other?.kind === "said" && other.from === said.from && other.name === said.name;
}

/** Under the visitor's last message, once the agent has seen it. */
function SeenMark({ items }: { items: readonly Item[] }) {
  const { state, texts } = useSurroundings();
  const last = items.at(-1);
  const isMine = last?.kind === "said" && last.from === "you";
  const isSeen = isMine && last.seq !== null && last.seq <= state.readByOthers;
  return isSeen ? <p class="seen">{texts.isSeen}</p> : null;
}

/**
 * The end of the thread. The list starts at its end (`column-reverse`: scrollTop is 0 there, negative
 * above), so the browser itself keeps the end in view, whatever grows or shrinks.
 */
function useEnd(items: readonly Item[]) {
  const list = useRef<HTMLDivElement>(null);
  const [missed, setMissed] = useState(false);
  const isAway = () => list.current!.scrollTop < -40;
  const toEnd = () => list.current!.scrollTo({ top: 0 });
  useEffect(() => {
    const onScroll = () => setMissed((missed) => missed && isAway());
    list.current!.addEventListener("scroll", onScroll, { passive: true });
  }, []);
  useLayoutEffect(() => {
    const last = items.at(-1);
    // People look for their own words at the end.
    if (last?.kind === "said" && last.from === "you" && last.seq === null) toEnd();
    else if (isAway()) setMissed(true);
  }, [items.length]);
  return { list, missed, toEnd };
}

/** Tells the service what was shown, if the page is really being looked at. */
function useReadMark(items: readonly Item[]): void {
  const { chat, state } = useSurroundings();
  const synced = isSynced(state);
  useEffect(() => {
    const mark = () => {
      if (document.visibilityState === "visible") chat.shown();
    };
    mark();
    document.addEventListener("visibilitychange", mark);
    return () => document.removeEventListener("visibilitychange", mark);
  }, [items.length, synced]);
}
