import { isSynced } from "@baton/client";
import { useEffect, useRef, useState } from "preact/hooks";
import type { Help } from "../thread";
import { useSurroundings } from "./context";

/** Calm and clear; read aloud at once, unless it dates from before the visitor came back. */
export function HelpOffered({ help: { seq, words } }: { help: Help }) {
  const { state } = useSurroundings();
  const [isNew] = useState(isSynced(state));
  const card = useRef<HTMLDivElement>(null);
  useEffect(() => card.current!.scrollIntoView({ block: "start" }), []);
  return (
    <div
      ref={card}
      class="care"
      role={isNew ? "alert" : "note"}
      lang={words.language}
      data-testid="message"
      data-from="system"
      data-seq={seq}
      data-kind="help_offered"
    >
      <p>{words.text}</p>
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
      <p>{words.closing}</p>
    </div>
  );
}
