import {readFileSync} from "node:fs";
import {mean} from "d3";
import {describe, expect, it} from "vitest";
import {outputFolder} from "../scripts/framework/loading/job.js";
import {lightShades} from "../src/frame/picture/palette.js";
import {selfContained} from "../src/frame/picture/selfContained.js";
import {figures} from "./support/allFigures.js";
import {renderers, type Rendered} from "./support/rendered.js";

/** Dots of a block that is compared as one: letters of another font, and lines set half a dot aside, look the same in it. */
const block = 20;

/** How far two programs' blocks may differ in the mean, of 255: other fonts make up to 3. */
const alike = 4;

describe("a saved picture in programs that are no browser", () => {
  it.each(figures.map(({id}) => id))("%s has its lines, its colours and its ground", (id) => {
    const svg = selfContained(readFileSync(`${outputFolder}/${id}-wide.svg`, "utf8"));
    expect(svg).not.toMatch(/var\(|<style/);
    const drawn = renderers.map((render) => render(svg));
    for (const picture of drawn) {
      expect(colourAt(picture, 1, 1)).toBe(lightShades().get("paper"));
      // What loses its colour is drawn in black, which the palette does not have.
      expect(share(picture, (red, green, blue) => red + green + blue === 0)).toBeLessThan(0.0005);
      expect(share(picture, (red, green, blue) => red + green + blue < 660)).toBeGreaterThan(0.005);
    }
    for (const other of drawn.slice(1)) expect(difference(drawn[0], other)).toBeLessThan(alike);
  });
});

function colourAt({pixels, width}: Rendered, x: number, y: number): string {
  const at = 4 * (y * width + x);
  return `#${Array.from(pixels.subarray(at, at + 3), (part) => part.toString(16).padStart(2, "0")).join("")}`;
}

/** The share of dots of which something holds. */
function share({pixels}: Rendered, holds: (red: number, green: number, blue: number) => boolean): number {
  let count = 0;
  for (let at = 0; at < pixels.length; at += 4) if (holds(pixels[at], pixels[at + 1], pixels[at + 2])) ++count;
  return count / (pixels.length / 4);
}

/** The mean difference of two pictures' blocks, of 255. */
function difference(one: Rendered, other: Rendered): number {
  const [ones, others] = [blocksOf(one), blocksOf(other)];
  expect(others.length).toBe(ones.length);
  return mean(ones, (value, k) => Math.abs(value - others[k])) ?? NaN;
}

/** Mean brightness by block. */
function blocksOf({pixels, width, height}: Rendered): number[] {
  const across = Math.floor(width / block);
  const sums = Array.from({length: across * Math.floor(height / block)}, () => 0);
  for (let y = 0; y < Math.floor(height / block) * block; ++y)
    for (let x = 0; x < across * block; ++x) {
      const at = 4 * (y * width + x);
      const brightness = (pixels[at] + pixels[at + 1] + pixels[at + 2]) / 3;
      sums[Math.floor(y / block) * across + Math.floor(x / block)] += brightness / block ** 2;
    }
  return sums;
}
