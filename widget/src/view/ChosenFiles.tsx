/** The files that are to go with the next message. */
import { MOST_FILES } from "@baton/client";
import { FilesToSend } from "@baton/design";
import { useSurroundings } from "./context";

export function ChosenFiles() {
  const { chat, locale, texts } = useSurroundings();
  const { files } = chat;
  const shown = files.files.map((file) => ({
    ...file,
    problem: file.problem && texts.fileProblems[file.problem],
    mayRetry: file.problem === "offline" || file.problem === "failed",
  }));
  const words = { ...texts.files, remove: texts.removeFile, tryAgain: texts.tryAgain };
  return (
    <FilesToSend
      files={shown}
      words={words}
      locale={locale}
      note={files.isOverfull ? texts.mostFiles(MOST_FILES) : null}
      onRemove={(key) => files.remove(key)}
      onRetry={(key) => files.retry(key)}
    />
  );
}
