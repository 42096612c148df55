/* Sends the reply and has the bot learn it, as the answer to a question that the agent picks. */
import { log } from "../state/thread";
import { t } from "../text";
import type { Teach } from "../types";
import { Menu, type Choice } from "../ui/menu";

const MOST_QUESTIONS = 5;
const LONGEST = 60;

export function TeachMenu(props: { disabled: boolean; onTeach: (teach: Teach) => void }) {
  const choices: Choice[] = [
    {
      text: t.teach.sinceLast,
      testId: "teach-latest",
      act: () => props.onTeach({ question_seq: null }),
    },
    ...questions().map(({ seq, text }) => ({
      text: t.teach.only(text),
      testId: "teach-question",
      act: () => props.onTeach({ question_seq: seq }),
    })),
  ];
  return <Menu label={t.teach.button} testId="teach" disabled={props.disabled} choices={choices} />;
}

/** The customer's last messages in words, the newest first, each text once. */
function questions(): { seq: number; text: string }[] {
  const said = new Map<string, number>();
  for (const { seq, data } of [...log.value.events].reverse()) {
    if (said.size === MOST_QUESTIONS) break;
    if (data.kind !== "customer_said") continue;
    const text = shortened(data.text);
    if (text && !said.has(text)) said.set(text, seq); // without words only files were sent
  }
  return [...said].map(([text, seq]) => ({ text, seq }));
}

function shortened(text: string): string {
  const line = text.replace(/\s+/g, " ").trim();
  return line.length > LONGEST ? `${line.slice(0, LONGEST - 1)}…` : line;
}
