import { defineConfig } from "vite";

/** One self-contained script, `dist/baton.js`, and the demo shop beside it as `dist/index.html`. */
export default defineConfig({
  publicDir: "demo",
  build: {
    target: "es2022",
    lib: { entry: "src/embed.ts", formats: ["iife"], name: "BatonWidget", fileName: () => "baton.js" },
  },
  define: { "process.env.NODE_ENV": '"production"' },
});
