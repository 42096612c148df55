import { useRef, useState } from "preact/hooks";
import { sizeOf } from "./sent-files";
import { Icon } from "./icon";
import { IconButton } from "./icon-button";
import { Attach, Close, Document } from "./icons";

/** A file that is to go with the next message. */
export interface FileToSend {
  key: string;
  name: string;
  size: number;
  preview: string | null;
  state: "waiting" | "uploading" | "ready" | "failed";
  /** 0 to 1. */
  progress: number;
  /** In words; null: nothing is wrong. */
  problem: string | null;
  mayRetry: boolean;
}

export interface TrayWords {
  tray: string;
  uploading: string;
  remove: (name: string) => string;
  tryAgain: string;
}

/** What was chosen, how far it is, and what is wrong with it; nothing when nothing was chosen. */
export function FilesToSend(props: {
  files: readonly FileToSend[];
  words: TrayWords;
  locale: string;
  /** Something about all of them. */
  note: string | null;
  onRemove: (key: string) => void;
  onRetry: (key: string) => void;
}) {
  const { files, words, locale, note } = props;
  if (files.length === 0 && !note) return null;
  return (
    <div class="tray">
      <ul aria-label={words.tray}>
        {files.map((file) => (
          <li key={file.key} class={`tray-file is-${file.state}`} data-testid="tray-file">
            {file.preview && (!file.problem || file.mayRetry) ? (
              <img src={file.preview} alt="" />
            ) : (
              <Icon of={Document} />
            )}
            <div class="tray-about">
              <span class="tray-name" title={file.name}>
                {file.name}
              </span>
              <Progress file={file} words={words} locale={locale} />
              {file.mayRetry && (
                <button type="button" class="link" onClick={() => props.onRetry(file.key)}>
                  {words.tryAgain}
                </button>
              )}
            </div>
            <IconButton
              icon={Close}
              label={words.remove(file.name)}
              data-testid="remove-file"
              onClick={() => props.onRemove(file.key)}
            />
          </li>
        ))}
      </ul>
      {note && (
        <p class="wrong" role="alert">
          {note}
        </p>
      )}
    </div>
  );
}

function Progress(props: { file: FileToSend; words: TrayWords; locale: string }) {
  const { file, words, locale } = props;
  if (file.problem) {
    return (
      <span class="wrong" role="alert">
        {file.problem}
      </span>
    );
  }
  // Of a file that is known by its id alone, there is nothing to say.
  const size = file.size > 0 && sizeOf(file.size, locale);
  if (file.state === "ready") return <span class="tray-size">{size}</span>;
  return <progress value={file.progress} aria-label={`${words.uploading} ${file.name}`} />;
}

/** Opens the system's own choice of files. */
export function AttachButton(props: {
  label: string;
  accept: string;
  disabled?: boolean;
  onFiles: (files: File[]) => void;
}) {
  const input = useRef<HTMLInputElement>(null);
  const chosen = () => {
    props.onFiles([...(input.current!.files ?? [])]);
    // So that the same file can be chosen again.
    input.current!.value = "";
  };
  return (
    <>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        accept={props.accept}
        data-testid="file-input"
        onChange={chosen}
      />
      <IconButton
        icon={Attach}
        label={props.label}
        disabled={props.disabled}
        data-testid="attach"
        onClick={() => input.current!.click()}
      />
    </>
  );
}

/** Files in what is pasted; none where there is text, too: an office program adds a picture of it. */
export function pastedFiles({ clipboardData }: ClipboardEvent): File[] {
  const hasText = clipboardData?.types.includes("text/plain");
  return hasText ? [] : [...(clipboardData?.files ?? [])];
}

/** For an element on which files can be dropped. `isOver`: some are held above it. */
export function useDrop(onFiles: (files: File[]) => void) {
  const [isOver, setOver] = useState(false);
  const hasFiles = (event: DragEvent) => event.dataTransfer?.types.includes("Files");
  const above = (event: DragEvent) => {
    if (!hasFiles(event)) return;
    event.preventDefault();
    setOver(true);
  };
  const on = {
    onDragEnter: above,
    onDragOver: above,
    onDragLeave: (event: DragEvent) => {
      const within = event.currentTarget as HTMLElement;
      if (!within.contains(event.relatedTarget as Node | null)) setOver(false);
    },
    onDrop: (event: DragEvent) => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      setOver(false);
      onFiles([...event.dataTransfer!.files]);
    },
  };
  return { isOver, on };
}

/** Covers what files can be dropped on, while some are held above it. */
export function DropHere({ text }: { text: string }) {
  return (
    <div class="drop-here" aria-hidden="true" data-testid="drop-here">
      <Icon of={Attach} />
      {text}
    </div>
  );
}
