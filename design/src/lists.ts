/** Finds the Markdown lists in a text, line by line. Pure. */

export interface List {
  /** Number of the first item; null: bullets. */
  start: number | null;
  /** Each with its continued lines, which may hold lists again. */
  items: string[];
}

const ITEM = /^(\s*)(?:([-*])|(\d{1,4})[.)])\s+(\S.*)$/;

interface Item {
  indent: number;
  /** Where its text begins in its line. */
  begins: number;
  bullet: string | undefined;
  number: number;
  text: string;
}

/** Text and lists in their order. One item alone is no list: it may be a date, or a signature. */
export function blocks(text: string): (string | List)[] {
  const lines = text.split(/\r?\n/);
  const found: (string | List)[] = [];
  let plain: string[] = [];
  const flush = () => {
    const block = plain.join("\n").replace(/^\n+|\n+$/g, "");
    if (block.trim()) found.push(block);
    plain = [];
  };
  for (let at = 0; at < lines.length;) {
    const { list, end } = listAt(lines, at);
    if (list) {
      flush();
      found.push(list);
      at = end;
    } else plain.push(lines[at++]!);
  }
  // Without lists nothing is trimmed: what somebody wrote stays as it is.
  if (found.length === 0) return [text];
  flush();
  return found;
}

function listAt(lines: readonly string[], at: number): { list: List | null; end: number } {
  const first = itemOf(lines[at]!);
  const items: string[] = [];
  let end = at;
  while (first && end < lines.length) {
    const line = lines[end]!;
    const item = itemOf(line);
    if (item && follows(item, first, items.length)) items.push(item.text);
    else if (isInside(line, first)) items.push(`${items.pop()}\n${dedented(line, first.begins)}`);
    else if (line.trim() || !goesOn(lines, end, first, items.length)) break;
    end++;
  }
  const isList = first && items.length > 1;
  return { list: isList ? { start: first.bullet ? null : first.number, items } : null, end };
}

function itemOf(line: string): Item | null {
  const [, space, bullet, number, text] = ITEM.exec(line) ?? [];
  return text === undefined
    ? null
    : {
        indent: space!.length,
        begins: line.length - text.length,
        bullet,
        number: Number(number),
        text,
      };
}

function dedented(line: string, by: number): string {
  return line.slice(Math.min(by, line.search(/\S/)));
}

/** The next item of the list that `first` begins: as far indented, and numbers go up one by one. */
function follows(item: Item, first: Item, count: number): boolean {
  return (
    Math.abs(item.indent - first.indent) < 2 &&
    item.bullet === first.bullet &&
    (!!item.bullet || item.number === first.number + count)
  );
}

/** Indented below an item: part of it. */
function isInside(line: string, first: Item): boolean {
  return line.trim() !== "" && line.slice(0, first.indent + 2).trim() === "";
}

/** After the empty line `at` the list goes on. */
function goesOn(lines: readonly string[], at: number, first: Item, count: number): boolean {
  const next = lines.slice(at).find((line) => line.trim());
  const item = next === undefined ? null : itemOf(next);
  return (item && follows(item, first, count)) || (!!next && isInside(next, first));
}
