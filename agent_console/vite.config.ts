import { defineConfig } from "vite";

const service = "127.0.0.1:8080";

/* The service serves the build under /console/; `npm run dev` passes its calls on to the service. */
export default defineConfig({
  base: "/console/",
  build: { outDir: "dist", target: "es2022" },
  server: {
    proxy: {
      "/api": { target: `http://${service}` },
      "/ws": { target: `ws://${service}`, ws: true },
    },
  },
});
