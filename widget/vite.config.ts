import { defineConfig } from "vite";

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
    // A few hundred bytes less than the built-in minifier makes of it. The names of the notices'
    // texts are long and many, and nothing outside the script knows them.
    minify: "terser",
    terserOptions: {
      compress: { passes: 3 },
      format: { comments: false },
      mangle: { properties: { regex: /^notice[A-Z]/ } },
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
