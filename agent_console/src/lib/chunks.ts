/* A long list in parts of equal length, so that only the part that changed is drawn again. Pure. */

export type Chunks<T> = readonly (readonly T[])[];

/** Parts in which nothing has changed since `before` are the same arrays again. */
export function chunked<T>(all: readonly T[], size: number, before: Chunks<T>): Chunks<T> {
  return Array.from({ length: Math.ceil(all.length / size) }, (_, i) => {
    const part = all.slice(i * size, (i + 1) * size);
    const held = before[i];
    const isSame = held?.length === part.length && part.every((one, k) => one === held[k]);
    return isSame ? held : part;
  });
}
