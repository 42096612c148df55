import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import { Icon } from "./icon";
import { IconButton } from "./icon-button";
import { Close, Document } from "./icons";

/** A file that came with a message. */
export interface SentFile {
  id: string;
  name: string;
  size: number;
  /** Of a picture; null: it is none. */
  width: number | null;
  height: number | null;
}

export interface FileAddress {
  url: string;
  thumbnail_url: string | null;
}

type Found = FileAddress | "gone" | "unreachable";

export interface FileLinks {
  /** `unreachable`: it may be there, and can be asked for again. */
  get: (id: string) => Promise<Found>;
}

export interface FileWords {
  openPicture: (name: string) => string;
  save: string;
  close: string;
  gone: string;
  /** On a button that asks again. */
  unreachable: string;
}

interface Props {
  links: FileLinks;
  words: FileWords;
  locale: string;
}

/** Pictures small, to be opened large; other files by name, to be saved. */
export function SentFiles({ files, ...rest }: Props & { files: readonly SentFile[] }) {
  if (files.length === 0) return null;
  return (
    <ul class="sent-files">
      {files.map((file) => (
        <li key={file.id}>
          {file.width !== null ? (
            <Picture file={file} {...rest} />
          ) : (
            <Saved file={file} {...rest} />
          )}
        </li>
      ))}
    </ul>
  );
}

/** The longest sides of a small picture, in pixels. */
const WIDE = 240;
const HIGH = 180;
/** What still can be hit with a finger. */
const LEAST = 44;

function Picture({ file, links, words }: Props & { file: SentFile }) {
  const [link, ask] = useLink(file.id, links);
  const [isOpen, setOpen] = useState(false);
  if (link === "gone") return <Gone file={file} words={words} />;
  const isLost = link === "unreachable";
  const [width, height] = [file.width ?? 1, file.height ?? 1];
  const scale = Math.min(1, WIDE / width, HIGH / height);
  const shown = (side: number) => Math.max(LEAST, Math.round(side * scale));
  return (
    <>
      <button
        type="button"
        class={isLost ? "document" : "picture"}
        aria-label={isLost ? undefined : words.openPicture(file.name)}
        title={file.name}
        data-testid="picture"
        onClick={isLost ? ask : () => setOpen(true)}
      >
        {isLost ? (
          <Named file={file} more={words.unreachable} />
        ) : (
          <img
            src={link?.thumbnail_url ?? undefined}
            alt=""
            width={shown(width)}
            height={shown(height)}
            data-testid="thumbnail"
          />
        )}
      </button>
      {isOpen && <Large file={file} links={links} words={words} onClose={() => setOpen(false)} />}
    </>
  );
}

function Large(props: { file: SentFile; links: FileLinks; words: FileWords; onClose: () => void }) {
  const { file, words } = props;
  const dialog = useRef<HTMLDialogElement>(null);
  const [link, ask] = useLink(file.id, props.links);
  const address = typeof link === "object" ? link : undefined;
  useLayoutEffect(() => dialog.current!.showModal(), []);
  const close = () => dialog.current!.close();
  return (
    <dialog
      ref={dialog}
      class="viewer"
      aria-label={file.name}
      data-testid="viewer"
      onClose={props.onClose}
      onClick={(event) => event.target === event.currentTarget && close()}
      // Escape closes this alone, and no other key is meant for what is below.
      onKeyDown={(event) => event.stopPropagation()}
    >
      <div class="viewer-head">
        <span class="tray-name">{file.name}</span>
        {address && (
          <a class="link" href={address.url} download={file.name} target="_blank" rel="noreferrer">
            {words.save}
          </a>
        )}
        <IconButton icon={Close} label={words.close} onClick={close} />
      </div>
      {link === "gone" ? (
        <p>{words.gone}</p>
      ) : link === "unreachable" ? (
        <button type="button" class="link" onClick={ask}>
          {words.unreachable}
        </button>
      ) : (
        <img
          src={address?.url}
          alt={file.name}
          width={file.width ?? undefined}
          height={file.height ?? undefined}
        />
      )}
    </dialog>
  );
}

/** Asked for anew when it is wanted: the thread may have been open longer than a link is good. */
function Saved({ file, links, words, locale }: Props & { file: SentFile }) {
  const [found, setFound] = useState<Found>();
  const save = async () => {
    const link = await links.get(file.id);
    setFound(link);
    if (typeof link === "object") saveAs(link.url, file.name);
  };
  // A file that is known by its id alone has no size.
  const size = file.size > 0 ? sizeOf(file.size, locale) : "";
  if (found === "gone") return <Gone file={file} words={words} />;
  return (
    <button
      type="button"
      class="document"
      title={words.save}
      data-testid="document"
      onClick={() => void save()}
    >
      <Named file={file} more={found === "unreachable" ? words.unreachable : size} />
    </button>
  );
}

function Gone({ file, words }: { file: SentFile; words: FileWords }) {
  return (
    <span class="document">
      <Named file={file} more={words.gone} />
    </span>
  );
}

function Named({ file, more }: { file: SentFile; more: string }) {
  return (
    <>
      <Icon of={Document} />
      <span class="tray-name">{file.name}</span>
      <span class="tray-size">{more}</span>
    </>
  );
}

/** What was found, and how to ask again; undefined: it is being asked for. */
function useLink(id: string, links: FileLinks): [Found | undefined, () => void] {
  const [link, setLink] = useState<Found>();
  const wanted = useRef<string | null>(null);
  const ask = () => void links.get(id).then((found) => wanted.current === id && setLink(found));
  useEffect(() => {
    wanted.current = id;
    ask();
    return () => void (wanted.current = null);
  }, [id]);
  return [link, ask];
}

/** The service says that it is to be saved, so the page stays. */
function saveAs(url: string, name: string): void {
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
}

/** "1.2 MB", in the reader's language. */
export function sizeOf(bytes: number, locale: string): string {
  const [count, unit] = bytes < 1e6 ? [bytes / 1e3, "kilobyte"] : [bytes / 1e6, "megabyte"];
  const rounded = count < 10 ? Math.max(0.1, Math.round(10 * count) / 10) : Math.round(count);
  return new Intl.NumberFormat(locale, { style: "unit", unit }).format(rounded);
}
