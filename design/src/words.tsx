/**
 * What somebody wrote, as nodes; never as HTML. Addresses become links, whoever wrote them. Bots and
 * agents also write Markdown: its usual marks are shown as what they mean, and whatever only looks
 * like one stays as it is written.
 */
import type { ComponentChild, ComponentChildren } from "preact";
import { ADDRESS, SCHEME, trimmed } from "./addresses";
import { blocks, type List } from "./lists";

/** In alphabets with spaces, a mark stands at the edge of a word: `snake_case` has none. */
const WORD = String.raw`\w\p{Script=Latin}\\`;
const NOT_AFTER_OPENING = String.raw`[\s.,;:!?)\]]`;
const CONTENT = String.raw`([^\n]*?[^\s(\[])`;

const CODE = "`([^`\\n]+)`";
const NAMED = String.raw`\[([^\[\]\n]+)\]\((${SCHEME}(?:[^\s()]|\([^\s()]*\))+)\)`;
const STRONG = String.raw`(?<![${WORD}*])\*\*(?!\*\*|${NOT_AFTER_OPENING})${CONTENT}\*\*(?![${WORD}*])`;
const emphasis = (sign: string) =>
  `(?<![${WORD}${sign}])[${sign}](?![${sign}]|${NOT_AFTER_OPENING})${CONTENT}(?<![${sign}])[${sign}](?![${WORD}${sign}])`;

const LINKS = new RegExp(`(${ADDRESS})`, "giu");
const MARKS = new RegExp(
  [`(${ADDRESS})`, NAMED, CODE, STRONG, emphasis("*"), emphasis("_")].join("|"),
  "giu",
);

/** The text with its addresses as links; everything else stays text. */
export function withLinks(text: string): ComponentChildren {
  return inline(text, LINKS);
}

/** The same with Markdown: bold, italics, code, named links, lists. */
export function withMarkdown(text: string): ComponentChildren {
  return blocks(text).map((block) =>
    typeof block === "string" ? inline(block, MARKS) : <Listed list={block} />,
  );
}

function Listed({ list: { start, items } }: { list: List }) {
  const lines = items.map((item) => <li>{withMarkdown(item)}</li>);
  return start === null ? <ul>{lines}</ul> : <ol start={start}>{lines}</ol>;
}

function inline(text: string, pattern: RegExp): ComponentChild[] {
  const nodes: ComponentChild[] = [];
  // A copy: marks within marks are searched while this search is under way.
  const search = new RegExp(pattern);
  let end = 0;
  for (let found; (found = search.exec(text)); search.lastIndex = end) {
    nodes.push(text.slice(end, found.index));
    const length = found[1] ? trimmed(found[1]).length : found[0].length;
    end = found.index + length;
    nodes.push(found[1] ? bare(found[1].slice(0, length)) : meant(found));
  }
  return [...nodes, text.slice(end)];
}

function bare(address: string): ComponentChild {
  const hasHost = new RegExp(`^${SCHEME}[^/?#]`, "i").test(address);
  return hasHost ? <Link to={address}>{address}</Link> : address;
}

function meant([, , label, to, code, strong, starred, underlined]: RegExpExecArray) {
  if (label) return <Link to={to!}>{label}</Link>;
  if (code) return <code>{code}</code>;
  if (strong) return <strong>{inline(strong, MARKS)}</strong>;
  return <em>{inline((starred ?? underlined)!, MARKS)}</em>;
}

function Link({ to, children }: { to: string; children: string }) {
  return (
    <a href={to} target="_blank" rel="noopener noreferrer">
      {children}
    </a>
  );
}
