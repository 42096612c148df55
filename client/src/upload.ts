/** A file on its way to the service, with its progress, which `fetch` does not tell. */
import { Refusal } from "./options";
import type { Attachment, Problem } from "./wire";

/** The longest name that the service reads. */
const LONGEST_NAME = 200;

/** See `Upload` in files.ts; `token`: a visitor's. */
export function upload(
  address: string,
  file: File,
  onProgress: (part: number) => void,
  signal: AbortSignal,
  token?: string,
): Promise<Attachment> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("POST", `${address}?name=${encodeURIComponent(nameOf(file))}`);
    request.setRequestHeader("content-type", "application/octet-stream");
    if (token) request.setRequestHeader("authorization", `Bearer ${token}`);
    request.upload.onprogress = ({ loaded, total }) => onProgress(loaded / total);
    request.onload = () => {
      const answer = parsed(request.responseText);
      if (request.status === 200) return resolve(answer as Attachment);
      const { code, message } = (answer ?? {}) as Partial<Problem>;
      reject(new Refusal(code ?? "error", message ?? ""));
    };
    request.onerror = () => reject(new Error("not reached"));
    request.onabort = request.onerror;
    signal.addEventListener("abort", () => request.abort());
    request.send(file);
  });
}

/** With its ending, and whole characters only: half of one has no place in an address. */
function nameOf({ name }: File): string {
  return name.slice(-LONGEST_NAME).replace(/\p{Surrogate}/gu, "") || "file";
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
