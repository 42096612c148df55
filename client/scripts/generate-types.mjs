/* Writes src/generated/wire.ts from the service's JSON Schema; with --check only compares. */
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { compile } from "json-schema-to-typescript";

const root = join(dirname(fileURLToPath(import.meta.url)), "../..");
const target = join(root, "client/src/generated/wire.ts");
const venv = join(root, ".venv/bin/python");
const python = process.env.BATON_PYTHON ?? (existsSync(venv) ? venv : "python3");

const schema = JSON.parse(
  execFileSync(python, ["-m", "handoff.schema"], { cwd: root, encoding: "utf8" }),
);
const written = await compile({ title: "Wire", type: "object", ...schema }, "Wire", {
  additionalProperties: false,
  ignoreMinAndMaxItems: true,
  unreachableDefinitions: true,
  bannerComment:
    "/* Generated from handoff/wire.py and the schemas.py of each feature by `npm run types`; do not edit. */",
});
const types = written
  // The root only carries the definitions; its own type says nothing.
  .replace(/^export interface Wire \{\}\n/m, "")
  // Every definition would say that it is one.
  .replace(/^( \*\n)? \* This interface was referenced by `Wire`'s JSON-Schema\n \* via .*\n/gm, "")
  .replace(/^\/\*\*\n \*\/\n/gm, "");

if (!process.argv.includes("--check")) {
  mkdirSync(dirname(target), { recursive: true });
  writeFileSync(target, types);
} else if (!existsSync(target) || readFileSync(target, "utf8") !== types) {
  console.error("client/src/generated/wire.ts is stale: run `npm run types` and commit it");
  process.exit(1);
}
