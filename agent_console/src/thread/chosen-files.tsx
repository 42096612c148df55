/* The files that are to go with the next reply. */
import { MOST_FILES } from "@baton/client";
import { FilesToSend } from "@baton/design";
import { tray } from "../state/files";
import { speech, t } from "../text";
import { focusComposer } from "./focus";

export function ChosenFiles({ id }: { id: string }) {
  // Read here: the tray itself stays the same whatever is in it, and would not be drawn again.
  const of = tray(id);
  const shown = of.files.map((file) => ({
    ...file,
    problem: file.problem && t.files.problems[file.problem],
    mayRetry: file.problem === "offline" || file.problem === "failed",
  }));
  // The button is gone then, and on the page itself letters are shortcuts.
  const andWrite = (act: (key: string) => void) => (key: string) => {
    act(key);
    focusComposer();
  };
  return (
    <FilesToSend
      files={shown}
      words={t.files}
      locale={speech.value.locale}
      note={of.isOverfull ? t.files.most(MOST_FILES) : null}
      onRemove={andWrite((key) => of.remove(key))}
      onRetry={andWrite((key) => of.retry(key))}
    />
  );
}
