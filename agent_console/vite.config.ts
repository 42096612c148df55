import { defineConfig } from "vite";

const service = "127.0.0.1:8080";

/* The service serves the build under /console/; `npm run dev` proxies calls to the service. */
export default defineConfig({
  base: "/console/",
  build: {
    outDir: "dist",
    target: "es2022",
    // All browsers have known light-dark() since 2024.
    cssTarget: ["chrome123", "firefox120", "safari17.5"],
  },
  server: {
    proxy: {
      "/api": { target: `http://${service}` },
      "/ws": { target: `ws://${service}`, ws: true },
    },
  },
});
