import { isSynced } from "@baton/client";
import { useEffect, useRef, useState } from "preact/hooks";
import type { Help } from "../thread";
import { useSurroundings } from "./context";

interface HelpOfferedProps {
  help: Help;
  /** Somebody has said something since. */
  answered: boolean;
}

/** Calm and clear; in danger read aloud at once, unless it dates from before the visitor came back. */
export function HelpOffered({ help: { seq, words }, answered }: HelpOfferedProps) {
  const { state } = useSurroundings();
  const [isNew] = useState(isSynced(state));
  const card = useRef<HTMLDivElement>(null);
  const isAnswered = useRef(answered);
  isAnswered.current = answered;
  useEffect(() => {
    // Longer than the panel, it is read from its start; but what came after it, while the visitor
    // was away, comes first.
    const show = () => isAnswered.current || card.current!.scrollIntoView({ block: "start" });
    const timer = isNew ? setTimeout(show, 200) : 0;
    return () => clearTimeout(timer);
  }, []);
  return (
    <div
      ref={card}
      class="care"
      role={!isNew ? "note" : words.lines[0] ? "alert" : "status"}
      lang={words.language}
      data-testid="message"
      data-from="system"
      data-seq={seq}
      data-kind="help_offered"
    >
      <p>{words.text}</p>
      {words.lines[0] && (
        <ul>
          {words.lines.map(({ where, name, call, open }) => (
            <li>
              {where}: {name}{" "}
              {call ? (
                <a href={`tel:${call.replace(/[^+\d]/g, "")}`}>{call}</a>
              ) : (
                <a href={open!} target="_blank" rel="noopener noreferrer">
                  {open}
                </a>
              )}
            </li>
          ))}
        </ul>
      )}
      <p>{words.closing}</p>
    </div>
  );
}
