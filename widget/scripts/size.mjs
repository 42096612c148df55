/* What a page loads stays small, gzipped: the first script, and the one that follows (decisions 45, 49). */
import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";

const LIMITS_KB = { "baton.js": 5, "panel.js": 40 };

for (const [name, limit] of Object.entries(LIMITS_KB)) {
  const file = new URL(`../dist/widget/${name}`, import.meta.url);
  const size = gzipSync(readFileSync(file), { level: 9 }).length / 1024;
  console.log(`widget/dist/widget/${name}: ${size.toFixed(1)} KB gzipped (at most ${limit})`);
  if (size > limit) {
    console.error("too large: find what grew, for example with `sourcemap` in scripts/build.mjs");
    process.exitCode = 1;
  }
}
