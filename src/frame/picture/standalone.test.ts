import * as Plot from "@observablehq/plot";
import {parseHTML} from "linkedom";
import {describe, expect, it} from "vitest";
import {paletteCss} from "./palette.js";
import {standalone} from "./standalone.js";

const {document} = parseHTML("<html><body></body></html>");
const words = {title: 'a < b & "c"', description: "Two <curves>"};

function svg(inner: string, attributes = 'width="720" height="480" viewBox="0 0 720 480"'): Element {
  const {document} = parseHTML(`<svg xmlns="http://www.w3.org/2000/svg" ${attributes}>${inner}</svg>`);
  return document.querySelector("svg") as unknown as Element;
}

describe("standalone", () => {
  it("has namespace, size, title, description and the palette for both schemes", () => {
    const text = standalone(svg("<g/>"), words);
    expect(text).toMatch(
      /^<svg xmlns="http:\/\/www.w3.org\/2000\/svg" width="720" height="480" viewBox="0 0 720 480" role="img">/
    );
    expect(text).toContain("<title>a &lt; b &amp; &quot;c&quot;</title><desc>Two &lt;curves&gt;</desc>");
    expect(text).toContain(paletteCss());
    expect(text).toContain("prefers-color-scheme: dark");
  });

  it("rounds coordinates to two decimals, and no other number", () => {
    const text = standalone(
      svg('<path d="M1.23456,2e0L-0.0001,1234.5678" opacity="0.12345" data-t="1.23456"/>'),
      words
    );
    expect(text).toContain('d="M1.23,2e0L0,1234.57"');
    expect(text).toContain('opacity="0.12345"');
    expect(text).toContain('data-t="1.23456"');
  });

  it("escapes text and attributes", () => {
    const text = standalone(svg('<text fill="url(&quot;#a&quot;)">1 &lt; 2 &amp; 3</text>'), words);
    expect(text).toContain('<text fill="url(&quot;#a&quot;)">1 &lt; 2 &amp; 3</text>');
  });

  it("takes its size from the viewBox where there is nothing else, and refuses none", () => {
    expect(standalone(svg("", 'viewBox="0 0 30 20"'), words)).toContain('width="30" height="20" viewBox="0 0 30 20"');
    expect(() => standalone(svg("", ""), words)).toThrow("standalone: expected an SVG element");
  });

  it("keeps a plot whole and makes it well-formed", () => {
    const plot = Plot.plot({
      document,
      width: 300,
      height: 200,
      marks: [Plot.lineY([1, 3, 2.123456], {stroke: "var(--cell-lstm)"})]
    });
    const text = standalone(plot, words);
    expect(text.match(/<path/g)?.length).toBe(plot.querySelectorAll("path").length);
    expect(text).toContain('stroke="var(--cell-lstm)"');
    expect(text).not.toMatch(/\d\.\d{3,}"/);
    const parsed = new (parseHTML("").DOMParser)().parseFromString(text, "image/svg+xml");
    expect(parsed.querySelectorAll("path").length).toBe(plot.querySelectorAll("path").length);
  });
});
