/* Writes the wire's types to client/src/generated/: wire.ts from the JSON Schema of the sockets'
   frames, rest.ts from the OpenAPI document. With --check it only compares them. */
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { compile } from "json-schema-to-typescript";
import openapiTypes, { astToString } from "openapi-typescript";
import ts from "typescript";

const root = fileURLToPath(new URL("../../", import.meta.url));
const folder = join(root, "client/src/generated");
const venv = join(root, ".venv/bin/python");
const python = process.env.BATON_PYTHON ?? (existsSync(venv) ? venv : "python3");

const { wire, rest } = JSON.parse(
  execFileSync(python, ["-m", "handoff.schema"], { cwd: root, encoding: "utf8" }),
);
keep({ "wire.ts": await frames(wire), "rest.ts": await calls(rest, Object.keys(wire.$defs)) });

async function frames(schema) {
  const written = await compile({ title: "Wire", type: "object", ...schema }, "Wire", {
    additionalProperties: false,
    ignoreMinAndMaxItems: true,
    unreachableDefinitions: true,
    bannerComment: "/* Generated from handoff/wire.py by `npm run types`; do not edit. */",
  });
  return (
    written
      // The root only carries the definitions; its own type says nothing.
      .replace(/^export interface Wire \{\}\n/m, "")
      // Every definition would carry a comment saying where it is defined.
      .replace(
        /^( \*\n)? \* This interface was referenced by `Wire`'s JSON-Schema\n \* via .*\n/gm,
        "",
      )
      .replace(/^\/\*\*\n \*\/\n/gm, "")
  );
}

/** Types that frames use too are not written twice: they refer to wire.ts. */
async function calls(document, inWire) {
  const shared = new Map(inWire.map((name) => [`#/components/schemas/${name}`, name]));
  const nodes = await openapiTypes(withoutTitles(document), {
    exportType: true,
    rootTypes: true,
    rootTypesNoSchemaPrefix: true,
    defaultNonNullable: false,
    transform: (_schema, { path }) =>
      shared.has(path) ? reference(`wire.${shared.get(path)}`) : undefined,
  });
  return [
    "/* Generated from the routes and the schemas.py of each feature by `npm run types`; do not edit. */",
    'import type * as wire from "./wire";',
    "",
    astToString(nodes),
  ].join("\n");
}

function reference(name) {
  return ts.factory.createTypeReferenceNode(name);
}

/** Pydantic gives each field a title, which only repeats its name. */
function withoutTitles(value) {
  if (Array.isArray(value)) return value.map(withoutTitles);
  if (typeof value !== "object" || value === null) return value;
  const kept = Object.entries(value).filter(
    ([key, inner]) => key !== "title" || typeof inner !== "string",
  );
  return Object.fromEntries(kept.map(([key, inner]) => [key, withoutTitles(inner)]));
}

function keep(files) {
  const isFresh = ([name, types]) =>
    existsSync(join(folder, name)) && readFileSync(join(folder, name), "utf8") === types;
  const stale = Object.entries(files).filter((file) => !isFresh(file));
  if (process.argv.includes("--check")) {
    for (const [name] of stale) {
      console.error(`client/src/generated/${name} is stale: run \`npm run types\` and commit it`);
    }
    process.exitCode = stale.length > 0 ? 1 : 0;
    return;
  }
  mkdirSync(folder, { recursive: true });
  for (const [name, types] of stale) writeFileSync(join(folder, name), types);
}
