import { defineConfig } from "vitest/config";

/** Only for the tests, which read style sheets; widget and console build what they use of this. */
export default defineConfig({ test: { css: true } });
