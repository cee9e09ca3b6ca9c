import fc from "fast-check";
import {expect, test} from "vitest";
import {shareParts} from "./shareParts.js";
import {document} from "../../loaders/document.js";

const [long, longer, short] = ["M0,0".repeat(20), "M1,1".repeat(30), "M2,2"];

/** A picture with one path a line. */
function picture(lines: readonly string[]): SVGSVGElement {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  for (const d of lines) {
    const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
    path.setAttribute("d", d);
    svg.append(path);
  }
  return svg;
}

test("pictures show what they showed; what is long and comes again is written once, what is short stays", () => {
  const lines = fc.array(fc.constantFrom(long, longer, short), {maxLength: 5});
  fc.assert(
    fc.property(fc.array(lines, {maxLength: 4}), (all) => {
      const pictures = all.map(picture);
      shareParts(pictures, document);
      const parts = pictures.map(({children}) => Array.from(children));
      const byId = new Map(parts.flat().map((part) => [`#${part.id}`, part]));
      const shown = (part: Element) => (byId.get(part.getAttribute("href") ?? "") ?? part).getAttribute("d");
      expect(parts.map((one) => one.map(shown))).toEqual(all);
      const written = parts.flat().flatMap((part) => part.getAttribute("d") ?? []);
      for (const d of [long, longer]) expect(written.filter((one) => one === d).length).toBeLessThanOrEqual(1);
      expect(written.filter((d) => d === short)).toEqual(all.flat().filter((d) => d === short));
    })
  );
});
