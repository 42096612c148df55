/* The script that a page loads stays small: at most 27.25 KB gzipped (decisions 30 and 40 say why). */
import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";

const LIMIT = 27.25 * 1024;
const file = new URL("../dist/widget/baton.js", import.meta.url);
const size = gzipSync(readFileSync(file), { level: 9 }).length;
console.log(
  `widget/dist/widget/baton.js: ${(size / 1024).toFixed(1)} KB gzipped (at most ${LIMIT / 1024})`,
);
if (size > LIMIT) {
  console.error("too large: find what grew, for example with `npx vite build --sourcemap`");
  process.exit(1);
}
