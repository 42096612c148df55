import type { ComponentChildren } from "preact";

const ADDRESS = /(https?:\/\/[^\s<>"]*[^\s<>".,;:!?)\]}'])/;

/** The text with its web addresses as links; everything else stays text. */
export function linked(text: string): ComponentChildren {
  return text.split(ADDRESS).map((part, index) =>
    // `split` with a group puts the matches at odd indices.
    index % 2 === 1 ? (
      <a key={index} href={part} target="_blank" rel="noopener noreferrer">
        {part}
      </a>
    ) : (
      part
    ),
  );
}
