// @vitest-environment happy-dom
import { render } from "preact";
import { describe, expect, test } from "vitest";
import { withLinks, withMarkdown } from "../src/words";

function html(what: ReturnType<typeof withMarkdown>): string {
  const place = document.createElement("div");
  render(what, place);
  for (const link of place.querySelectorAll("a")) {
    expect(link.rel).toBe("noopener noreferrer");
    expect(link.target).toBe("_blank");
    link.removeAttribute("rel");
    link.removeAttribute("target");
  }
  return place.innerHTML;
}
const link = (to: string, text = to) => `<a href="${to}">${text}</a>`;

describe("an address is a link, whoever wrote it", () => {
  test.each([
    ["https://a.example/Mug_(cup)"],
    ["http://a.example/b?c=1&d=[2]#e"],
    ["HTTPS://A.example/"],
    ["mailto:jo@example.org"],
  ])("%s", (address) => {
    const written = address.replace("&", "&amp;");
    expect(html(withLinks(address))).toBe(link(written));
    expect(html(withMarkdown(address))).toBe(link(written));
  });

  test.each([
    ["See https://a.example/b.", "See ", "https://a.example/b", "."],
    ["(https://a.example/Mug_(cup)), ok", "(", "https://a.example/Mug_(cup)", "), ok"],
    ["[https://a.example/]!", "[", "https://a.example/", "]!"],
    ["“https://a.example/b”…", "“", "https://a.example/b", "”…"],
    ["https://a.example/b?", "", "https://a.example/b", "?"],
    ["请看https://a.example/b。", "请看", "https://a.example/b", "。"],
  ])("what follows it in the sentence is outside: %s", (text, before, address, after) => {
    expect(html(withLinks(text))).toBe(before + link(address) + after);
    expect(html(withMarkdown(text))).toBe(before + link(address) + after);
  });

  test("two in one sentence", () => {
    const [a, b] = ["https://a.example/x", "https://b.example/y"];
    expect(html(withLinks(`${a}, ${b}.`))).toBe(`${link(a)}, ${link(b)}.`);
  });

  test.each([
    "javascript:alert(1)",
    "https://",
    "https://).",
    "data:text/html,x",
    "ftp://a.example",
  ])("%s is none", (text) => {
    expect(html(withLinks(text))).toBe(text);
    expect(html(withMarkdown(text))).toBe(text);
  });
});

test("nothing becomes HTML", () => {
  const text = '<img src=x onerror="alert(1)"> **<b>x</b>**';
  const place = document.createElement("div");
  render(withMarkdown(text), place);
  expect(place.querySelector("img, b")).toBeNull();
  expect(place.textContent).toBe(text.replaceAll("**", ""));
});

test.each([
  ["**bold**", "<strong>bold</strong>"],
  ["so **very bold**, yes", "so <strong>very bold</strong>, yes"],
  ["*italic* and _italic_", "<em>italic</em> and <em>italic</em>"],
  ["***both***", "<strong><em>both</em></strong>"],
  ["*now **this** too*", "<em>now <strong>this</strong> too</em>"],
  ["**now *this* too**", "<strong>now <em>this</em> too</strong>"],
  ["这是**重点**内容", "这是<strong>重点</strong>内容"],
  ["(_so_)", "(<em>so</em>)"],
  ["type `a * b * c`", "type <code>a * b * c</code>"],
  ["`**x**`", "<code>**x**</code>"],
  ["[the mug](https://a.example/Mug_(cup))", link("https://a.example/Mug_(cup)", "the mug")],
  ["[write](mailto:jo@example.org)!", `${link("mailto:jo@example.org", "write")}!`],
  ["**https://a.example/b_c**", `<strong>${link("https://a.example/b_c")}</strong>`],
  ["_https://a.example/b_c_", `<em>${link("https://a.example/b_c")}</em>`],
  ["one\ntwo\n\nthree", "one\ntwo\n\nthree"],
])("Markdown is shown as what it means: %s", (text, meant) => {
  expect(html(withMarkdown(text))).toBe(meant);
});

test.each([
  "2 * 3 * 4",
  "2*3*4",
  "2**3**4",
  "snake_case_name",
  "für_alle_fälle",
  "ü_alle_ö",
  "__init__",
  "¯\\_(ツ)_/¯",
  "\\*not this\\*",
  "f(*args, **kwargs) and g(*args, **kwargs)",
  "*.txt and *.md",
  "(*) and (*)",
  "** spaced **",
  "**open",
  "****1234 and ****",
  "*over\nlines*",
  "``",
  "[x](javascript:alert(1))",
  "[x] (y)",
  "- Anna",
  "1. May",
  "3. Second\n7. Fourth",
  "-5\n-7",
  " kept \n\n as it is ",
])("what only looks like Markdown stays as it is: %j", (text) => {
  expect(html(withMarkdown(text))).toBe(text);
});

test("a customer's words have links, and no Markdown", () => {
  const text = "**a** _b_ `c`\n- d\n- e";
  expect(html(withLinks(text))).toBe(text);
});

describe("lists", () => {
  test("with bullets, between text", () => {
    expect(html(withMarkdown("We have:\n\n- mugs\n- **pots**\n\nAnything else?"))).toBe(
      "We have:<ul><li>mugs</li><li><strong>pots</strong></li></ul>Anything else?",
    );
    expect(html(withMarkdown("* a\n* b"))).toBe("<ul><li>a</li><li>b</li></ul>");
  });

  test("with numbers, from whichever they begin", () => {
    expect(html(withMarkdown("3. pay\n4. wait"))).toBe(
      '<ol start="3"><li>pay</li><li>wait</li></ol>',
    );
    expect(html(withMarkdown("1) pay\n\n2) wait"))).toBe(
      '<ol start="1"><li>pay</li><li>wait</li></ol>',
    );
  });

  test("within lists, and with items of several lines", () => {
    expect(html(withMarkdown("1. pay\n   - by card\n   - by bill\n2. wait\n   a day"))).toBe(
      '<ol start="1"><li>pay<ul><li>by card</li><li>by bill</li></ul></li><li>wait\na day</li></ol>',
    );
  });
});

test("a long text full of half marks is read in no time", () => {
  const before = performance.now();
  for (const part of ["*a ", "**a ", "_a ", "`", "[a](", "https://(", "- a\n\n", "(*a"])
    withMarkdown(part.repeat(4000 / part.length));
  expect(performance.now() - before).toBeLessThan(1000);
});
