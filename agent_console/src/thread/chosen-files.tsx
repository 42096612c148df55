/* The files that are to go with the next reply. */
import { MOST_FILES, type FileTray } from "@baton/client";
import { FilesToSend } from "@baton/design";
import { speech, t } from "../text";

export function ChosenFiles({ of }: { of: FileTray }) {
  const shown = of.files.map((file) => ({
    ...file,
    problem: file.problem && t.files.problems[file.problem],
    mayRetry: file.problem === "offline" || file.problem === "failed",
  }));
  return (
    <FilesToSend
      files={shown}
      words={t.files}
      locale={speech.value.locale}
      note={of.isOverfull ? t.files.most(MOST_FILES) : null}
      onRemove={(key) => of.remove(key)}
      onRetry={(key) => of.retry(key)}
    />
  );
}
