import {describe, expect, it} from "vitest";
import {lightShades} from "./palette.js";
import {selfContained} from "./selfContained.js";

const svg = (inner: string, root = 'width="30" height="20"'): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" ${root}><title>A</title><desc>B</desc><style>:root {}</style>${inner}</svg>\n`;

describe("selfContained", () => {
  it("has the shades in light, a ground of its own after the titles, and no style", () => {
    const text = selfContained(svg('<path stroke="var(--gradient)" fill="var(--sequential-20)"/>'));
    const shades = lightShades();
    expect(text).toContain(`<path stroke="${shades.get("gradient")}" fill="${shades.get("sequential-20")}"/>`);
    expect(text).toContain(`</desc><rect width="100%" height="100%" fill="${shades.get("paper")}"/>`);
    expect(text).toContain(` color="${shades.get("ink")}"`);
    expect(text).not.toMatch(/<style|var\(/);
  });

  it("keeps what the root says itself", () => {
    expect(selfContained(svg("", 'font-family="serif"'))).toMatch(/^<svg[^>]* font-family="serif"[^>]*>/);
    expect(selfContained(svg("", 'font-family="serif"')).match(/font-family/g)).toHaveLength(1);
  });

  it("puts each letter at its place, one that is written as an entity too", () => {
    const text = selfContained(svg('<text fill="red" x="1 2 3" y="5">a&amp;bc</text>'));
    const letters = '<tspan x="1">a</tspan><tspan x="2">&amp;</tspan><tspan x="3">b</tspan>c';
    expect(text).toContain(`<text fill="red" y="5">${letters}</text>`);
  });

  it("refuses a variable that is no colour of the palette", () => {
    expect(() => selfContained(svg('<path fill="var(--no-such)"/>'))).toThrow("selfContained: expected a colour");
  });
});
