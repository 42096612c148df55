import { defineConfig } from "vite";

/**
 * Own names with a capital letter are shortened: nothing outside the script knows them, and those of
 * the wire have no capitals. Excepted are JSX's handlers, what a page calls, and an option of the
 * browser that terser does not know.
 */
const OWN_NAMES = /^(?!on[A-Z])[a-z]+[A-Z]/;
const KNOWN_OUTSIDE = ["setLocale", "preventScroll"];

/**
 * One self-contained script, `dist/widget/baton.js`, and the demo shop as `dist/index.html`: the folder
 * is laid out as the service serves it.
 */
export default defineConfig({
  publicDir: "demo",
  // Smaller than the automatic runtime, which wraps every list of children in an object.
  oxc: {
    jsx: { runtime: "classic", pragma: "h", pragmaFrag: "Fragment" },
    jsxInject: `import { h, Fragment } from "preact"`,
  },
  build: {
    target: "es2022",
    // A few hundred bytes less than the built-in minifier makes of it.
    minify: "terser",
    terserOptions: {
      compress: { passes: 3 },
      format: { comments: false },
      mangle: { properties: { regex: OWN_NAMES, reserved: KNOWN_OUTSIDE } },
    },
    lib: {
      entry: "src/embed.ts",
      formats: ["iife"],
      name: "BatonWidget",
      fileName: () => "widget/baton.js",
    },
  },
  define: { "process.env.NODE_ENV": '"production"' },
});
