import type { Root } from "postcss";
import { defineConfig, type Plugin } from "vite";

/**
 * Our own names with a capital letter are shortened: nothing outside the script knows them, and the
 * wire's have no capitals. Exceptions are JSX's handlers, what a page calls, and a browser option that
 * terser does not know.
 */
const OWN_NAMES = /^(?!on[A-Z])[a-z]+[A-Z]/;
const KNOWN_OUTSIDE = ["setAttributes", "setLocale", "setUser", "preventScroll"];

/**
 * Widget and console share one set of tokens. Here, those that only the console needs are left out,
 * and lengths and times, which no page has reason to change, are inlined.
 */
const fewerTokens = {
  postcssPlugin: "fewer-tokens",
  OnceExit(root: Root) {
    const fixed = new Map<string, string>();
    root.walkDecls(/^--(space|text|fast|slow|ease|round)/, ({ prop, value }) => {
      fixed.set(prop, value);
    });
    root.walkDecls((declaration) => {
      declaration.value = declaration.value.replace(
        /var\((--[\w-]+)\)/g,
        (use, name: string) => fixed.get(name) ?? use,
      );
    });
    const used = new Set(root.toString().match(/(?<=var\()--[\w-]+/g));
    root.walkDecls(/^--/, (token) => void (used.has(token.prop) || token.remove()));
  },
};

/** The built-in way, `jsxInject`, would bring Preact into the first script, which has no JSX. */
const namesForJsx: Plugin = {
  name: "names-for-jsx",
  enforce: "pre",
  transform(code, id) {
    return id.endsWith(".tsx") ? `import { h, Fragment } from "preact";${code}` : null;
  },
};

/** Names that nothing of ours or of the browser has, whichever of the two scripts it is in. */
const nth_identifier = { get: (n: number) => `$${n.toString(36)}` };

/**
 * What both scripts have in common; `scripts/build.mjs` says which they are. The page that stands in
 * for a website is `dist/index.html`: the folder is laid out as the service serves it.
 */
export default defineConfig({
  publicDir: "page",
  // Smaller than the automatic runtime, which wraps every list of children in an object.
  oxc: { jsx: { runtime: "classic", pragma: "h", pragmaFrag: "Fragment" } },
  plugins: [namesForJsx],
  css: { postcss: { plugins: [fewerTokens] } },
  build: {
    target: "es2022",
    // All browsers have known light-dark() since 2024; spelt out for older ones it is twice as long.
    cssTarget: ["chrome123", "firefox120", "safari17.5"],
    // A few hundred bytes smaller than with the built-in minifier.
    minify: "terser",
    terserOptions: {
      compress: { passes: 3 },
      format: { comments: false },
      mangle: { properties: { regex: OWN_NAMES, reserved: KNOWN_OUTSIDE, nth_identifier } },
    },
  },
  define: { "process.env.NODE_ENV": '"production"', __BUILD__: '"tests"' },
});
