/** The files that are to go with the next message. */
import { MOST_FILES } from "@baton/client";
import { FilesToSend } from "@baton/design";
import { useSurroundings } from "./context";

export function ChosenFiles() {
  const { chat, locale, texts, focusInput } = useSurroundings();
  const { files } = chat;
  const shown = files.files.map((file) => ({
    ...file,
    problem: file.problem && texts.fileProblems[file.problem],
    mayRetry: file.problem === "offline" || file.problem === "failed",
  }));
  const words = { ...texts.files, remove: texts.removeFile, tryAgain: texts.tryAgain };
  // The button is gone then.
  const andWrite = (act: (key: string) => void) => (key: string) => {
    act(key);
    focusInput();
  };
  return (
    <FilesToSend
      files={shown}
      words={words}
      locale={locale}
      note={files.isOverfull ? texts.mostFiles(MOST_FILES) : null}
      onRemove={andWrite((key) => files.remove(key))}
      onRetry={andWrite((key) => files.retry(key))}
    />
  );
}
