/**
 * The files that are to go with the next message: uploaded one after the other, each as soon as it is
 * chosen. No DOM. What is refused stays in view, with the reason, until it is removed.
 */
import { newClientId } from "./ids";
import { Refusal } from "./options";
import type { Attachment } from "./wire";

/** As the service's `handoff/domain/attachments.py`. */
export const MOST_FILES = 5;
export const MAX_FILE_BYTES = 10 * 1024 * 1024;
export const FILE_TYPES = ["image/png", "image/jpeg", "image/webp", "image/gif", "application/pdf"];

/** `offline`: not sent for want of a connection, and tried again when there is one. */
export type FileProblem =
  "too_large" | "type" | "damaged" | "too_many" | "unavailable" | "offline" | "failed";

export interface ChosenFile {
  /** Of this entry; the file's own comes from the service. */
  readonly key: string;
  readonly name: string;
  readonly size: number;
  /** A picture of it, as an address; null: there is none here. */
  readonly preview: string | null;
  readonly state: "waiting" | "uploading" | "ready" | "failed";
  /** 0 to 1. */
  readonly progress: number;
  readonly problem: FileProblem | null;
  readonly attachment: Attachment | null;
}

/** Rejects with a `Refusal` if the service will not have it, and otherwise if it was not reached. */
export type Upload = (
  file: File,
  onProgress: (part: number) => void,
  signal: AbortSignal,
) => Promise<Attachment>;

interface Held {
  shown: ChosenFile;
  /** Null: it was uploaded before. */
  file: File | null;
  stop: AbortController;
}

export class FileTray {
  files: readonly ChosenFile[] = [];
  /** More were chosen than go with one message. */
  isOverfull = false;
  #held: readonly Held[] = [];
  #working = false;

  readonly #upload: Upload;
  readonly #onChange: () => void;

  constructor(upload: Upload, onChange: () => void) {
    this.#upload = upload;
    this.#onChange = onChange;
  }

  /** All are there: a message may go out with them. */
  get isReady(): boolean {
    return this.files.every(({ state }) => state === "ready");
  }

  add(files: readonly File[]): void {
    const free = MOST_FILES - this.#held.length;
    this.isOverfull = files.length > free;
    this.#set([...this.#held, ...files.slice(0, Math.max(0, free)).map(held)]);
    void this.#work();
  }

  /** What is in it, for `restore`. */
  get chosen(): readonly (Attachment | File)[] {
    return this.#held.flatMap(({ shown, file }) => shown.attachment ?? file ?? []);
  }

  /** Files that have not gone out after all; what was uploaded stays where it is. */
  restore(files: readonly (Attachment | File)[]): void {
    const back = files.map((one) => (one instanceof File ? held(one) : heldAlready(one)));
    this.#set([...back, ...this.#held]);
    void this.#work();
  }

  remove(key: string): void {
    const gone = this.#held.find(({ shown }) => shown.key === key);
    gone?.stop.abort();
    if (gone) release(gone);
    this.isOverfull = false;
    this.#set(this.#held.filter((one) => one !== gone));
  }

  /** Try those again that were not sent for want of a connection, or this one. */
  retry(key?: string): void {
    const again = ({ shown }: Held) =>
      key === undefined ? shown.problem === "offline" : shown.key === key;
    for (const one of this.#held.filter(again))
      this.#change(one, { state: "waiting", problem: null, progress: 0 });
    void this.#work();
  }

  /** What goes out with the message; the tray is empty then. */
  take(): Attachment[] {
    const taken = this.files.flatMap(({ attachment }) => attachment ?? []);
    this.clear();
    return taken;
  }

  clear(): void {
    for (const one of this.#held) {
      one.stop.abort();
      release(one);
    }
    this.isOverfull = false;
    this.#set([]);
  }

  /** One after the other: the first is there soonest, and the service looks at one at a time. */
  async #work(): Promise<void> {
    if (this.#working) return;
    this.#working = true;
    for (let next; (next = this.#held.find(({ shown }) => shown.state === "waiting"));)
      await this.#send(next);
    this.#working = false;
  }

  async #send(one: Held): Promise<void> {
    this.#change(one, { state: "uploading" });
    try {
      const onProgress = (progress: number) => this.#change(one, { progress });
      const attachment = await this.#upload(one.file!, onProgress, one.stop.signal);
      this.#change(one, { state: "ready", progress: 1, attachment });
    } catch (error) {
      this.#change(one, { state: "failed", problem: problemOf(error) });
    }
  }

  #change(one: Held, to: Partial<ChosenFile>): void {
    if (!this.#held.includes(one)) return;
    one.shown = { ...one.shown, ...to };
    this.#set(this.#held);
  }

  #set(after: readonly Held[]): void {
    this.#held = after;
    this.files = after.map(({ shown }) => shown);
    this.#onChange();
  }
}

/** After a reload a message on its way names its files by their ids alone. */
export function nameless(id: string): Attachment {
  return { id, name: "…", type: "", size: 0, width: null, height: null };
}

function held(file: File): Held {
  const problem = problemBefore(file);
  const isPicture = !problem && file.type.startsWith("image/");
  return {
    file,
    stop: new AbortController(),
    shown: {
      key: newClientId(),
      name: file.name,
      size: file.size,
      preview: isPicture ? URL.createObjectURL(file) : null,
      state: problem ? "failed" : "waiting",
      progress: 0,
      problem,
      attachment: null,
    },
  };
}

function heldAlready(attachment: Attachment): Held {
  const { name, size } = attachment;
  const shown = { key: newClientId(), name, size, preview: null, progress: 1, problem: null };
  return {
    file: null,
    stop: new AbortController(),
    shown: { ...shown, state: "ready", attachment },
  };
}

function release({ shown }: Held): void {
  if (shown.preview) URL.revokeObjectURL(shown.preview);
}

/** What needs no asking. The service looks into the file; here there is only what the browser says. */
function problemBefore({ size, type }: File): FileProblem | null {
  if (size > MAX_FILE_BYTES) return "too_large";
  return type && !FILE_TYPES.includes(type) ? "type" : null;
}

const PROBLEMS: Record<string, FileProblem> = {
  file_too_large: "too_large",
  file_type_refused: "type",
  file_damaged: "damaged",
  too_many: "too_many",
  unavailable: "unavailable",
};

function problemOf(error: unknown): FileProblem {
  return error instanceof Refusal ? (PROBLEMS[error.code] ?? "failed") : "offline";
}
