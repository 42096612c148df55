import { defineConfig } from "vite";

/**
 * One self-contained script, `dist/widget/baton.js`, and the demo shop as `dist/index.html`: the folder
 * is laid out as the service serves it.
 */
export default defineConfig({
  publicDir: "demo",
  build: {
    target: "es2022",
    lib: {
      entry: "src/embed.ts",
      formats: ["iife"],
      name: "BatonWidget",
      fileName: () => "widget/baton.js",
    },
  },
  define: { "process.env.NODE_ENV": '"production"' },
});
