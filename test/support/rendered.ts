import {execFileSync} from "node:child_process";
import {Resvg} from "@resvg/resvg-js";
import {systemRsvg} from "../../scripts/browserPath.js";

/** A picture's dots, four numbers each from 0 to 255. */
export interface Rendered {
  readonly width: number;
  readonly height: number;
  readonly pixels: Uint8Array;
}

/** Programs that draw an SVG file and are no browser, each by its own code: resvg, and rsvg-convert where it is installed. */
export const renderers: readonly ((svg: string) => Rendered)[] = [resvg, ...rsvg()];

function rsvg(): ((svg: string) => Rendered)[] {
  const program = systemRsvg();
  return program === undefined ? [] : [(svg) => pictureOf(execFileSync(program, ["--format", "png"], {input: svg}))];
}

function resvg(svg: string): Rendered {
  const {width, height, pixels} = new Resvg(svg, {font: {loadSystemFonts: true}}).render();
  return {width, height, pixels};
}

/** A PNG's dots. */
function pictureOf(png: Buffer): Rendered {
  const [width, height] = [png.readUInt32BE(16), png.readUInt32BE(20)];
  const image = `<image width="${width}" height="${height}" href="data:image/png;base64,${png.toString("base64")}"/>`;
  return resvg(`<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${image}</svg>`);
}
