/*
 * Two scripts, as the service serves them: `dist/widget/baton.js`, which every page loads, and
 * `dist/widget/panel.js`, which follows. They shorten names alike, since they share objects. Beside
 * them the types of what a page can call.
 */
import { createHash } from "node:crypto";
import { copyFileSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "vite";

const PARTS = { "widget/baton.js": "src/embed.ts", "widget/panel.js": "src/panel.tsx" };

const FOLDERS = ["src", "../client/src", "../design/src"];
const sources = FOLDERS.flatMap((folder) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name)),
);
const hash = createHash("sha256");
for (const source of [...sources.sort(), "../package-lock.json"]) hash.update(readFileSync(source));
const version = hash.digest("hex").slice(0, 8);

const nameCache = {};
for (const [file, entry] of Object.entries(PARTS)) {
  await build({
    logLevel: "warn",
    define: { __BUILD__: JSON.stringify(version) },
    build: {
      emptyOutDir: entry === "src/embed.ts",
      lib: { entry, formats: ["iife"], name: "BatonWidget", fileName: () => file },
      terserOptions: { nameCache },
    },
  });
}
copyFileSync("src/api.d.ts", "dist/widget/baton.d.ts");
