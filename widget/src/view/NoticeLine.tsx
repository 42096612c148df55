/** A line in the thread that nobody said. */
import type { Notice } from "../thread";
import { noticeText } from "../words";
import { useSurroundings } from "./context";

export function NoticeLine({ notice }: { notice: Notice }) {
  const { texts } = useSurroundings();
  const text = noticeText(notice, texts);
  if (text === null) return null;
  return (
    <div
      class="notice"
      data-testid="message"
      data-from="system"
      data-seq={notice.seq}
      data-kind={notice.fact.kind}
    >
      <span class="unseen">{texts.systemLabel}: </span>
      <span class="notice-text">{text}</span>
    </div>
  );
}
