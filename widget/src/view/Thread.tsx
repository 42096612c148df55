import { useEffect, useLayoutEffect, useMemo, useRef, useState } from "preact/hooks";
import { isSynced } from "../state";
import { items as itemsOf, type Item, type Said } from "../thread";
import { ClarifyQuestion } from "./ClarifyQuestion";
import { useSurroundings } from "./context";
import { DownIcon } from "./icons";
import { Message } from "./Message";
import { NoticeLine } from "./NoticeLine";
import { Intro, TypingDots } from "./Intro";

export function Thread() {
  const { state, texts } = useSurroundings();
  const { log, unsent, conversation, typist } = state;
  const status = conversation?.status ?? null;
  const items = useMemo(() => itemsOf(log.events, unsent, status), [log, unsent, status]);
  const { list, missed, toEnd } = useStickToEnd(items.length + (typist ? 0.5 : 0));
  useReadMark(items);
  return (
    <div class="thread-frame">
      <div
        class="thread"
        ref={list}
        role="log"
        aria-label={texts.thread}
        // What was said before the visitor came back is there to read, not to be announced.
        aria-live={isSynced(state) ? "polite" : "off"}
        tabIndex={0}
        data-testid="thread"
      >
        <Intro empty={items.length === 0} />
        {items.map((item, index) => (
          <ThreadItem
            key={item.key}
            item={item}
            before={items[index - 1]}
            after={items[index + 1]}
          />
        ))}
        <SeenMark items={items} />
        {typist && <TypingDots typist={typist} />}
      </div>
      {missed && (
        <button type="button" class="to-end" onClick={toEnd}>
          {texts.newMessages} <DownIcon />
        </button>
      )}
    </div>
  );
}

interface ThreadItemProps {
  item: Item;
  before: Item | undefined;
  after: Item | undefined;
}

function ThreadItem({ item, before, after }: ThreadItemProps) {
  if (item.kind === "notice") return <NoticeLine notice={item} />;
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

/** Under the newest own message that the agent has seen. */
function SeenMark({ items }: { items: readonly Item[] }) {
  const { state, texts } = useSurroundings();
  const last = items.at(-1);
  const isMine = last?.kind === "said" && last.from === "you";
  const isSeen = isMine && last.seq !== null && last.seq <= state.seenByAgent;
  return isSeen ? <p class="seen">{texts.seen}</p> : null;
}

/** Follows the end of the thread unless the visitor has scrolled up to read. */
function useStickToEnd(length: number) {
  const list = useRef<HTMLDivElement>(null);
  const atEnd = useRef(true);
  const [missed, setMissed] = useState(false);
  const toEnd = () => {
    list.current?.scrollTo({ top: list.current.scrollHeight });
  };
  useEffect(() => {
    const element = list.current!;
    let top = 0;
    const onScroll = () => {
      const isNear = element.scrollHeight - element.scrollTop - element.clientHeight < 40;
      // Away from the end without having gone up: the thread has shrunk, and follows.
      if (isNear || element.scrollTop < top) atEnd.current = isNear;
      if (isNear) setMissed(false);
      top = element.scrollTop;
    };
    // The card under the thread, the keyboard or a turned phone change its height.
    const resized = new ResizeObserver(() => atEnd.current && toEnd());
    element.addEventListener("scroll", onScroll, { passive: true });
    resized.observe(element);
    return () => {
      element.removeEventListener("scroll", onScroll);
      resized.disconnect();
    };
  }, []);
  useLayoutEffect(() => {
    if (atEnd.current) toEnd();
    else setMissed(true);
  }, [length]);
  return { list, missed, toEnd };
}

/** Tells the service what was shown, when the page is really looked at. */
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
