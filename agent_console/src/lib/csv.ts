/* Tables as CSV (RFC 4180), for spreadsheets. Pure. */

export type Cell = string | number | null;

/** With which a spreadsheet would begin to calculate what it should show. */
const CALCULATES = /^[\s\u0000]*[=+\-@\t\r]/;
const NEEDS_QUOTES = /[",;\r\n]/;
/** Spreadsheets read UTF-8 as such only after this mark. */
const MARK = "\ufeff";

export function csv(rows: readonly (readonly Cell[])[]): string {
  return MARK + rows.map((row) => `${row.map(field).join(",")}\r\n`).join("");
}

function field(cell: Cell): string {
  if (cell === null) return "";
  if (typeof cell === "number") return String(cell);
  const text = CALCULATES.test(cell) ? `'${cell}` : cell;
  return NEEDS_QUOTES.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
