import {crc32} from "node:zlib";
import {Resvg} from "@resvg/resvg-js";
import {csvParse} from "d3";
import {parseHTML} from "linkedom";
import {describe, expect, it} from "vitest";
import {pngWithText} from "./picture/pngWithText.js";
import {provenanceOf} from "./provenance.js";
import {spreadsheet, withMetadata} from "./savedFiles.js";
import {number, text} from "./state/fields.js";

const said = "page: http://localhost/a.html; figure: f; state: f.a=1&f.b=%3C2; settings: sha256 12ab; commit: 34cd";
const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="2" height="2"><desc>d</desc><path d="M0 0H2V2z"/></svg>';

describe("a saved file says where it comes from:", () => {
  it("rows, in a comment after them, which is no row to who skips comments", () => {
    const csv = spreadsheet([{a: 1, b: "x"}], said);
    expect(csv).toBe(`a,b\n1,x\n# ${said}\n`);
    expect([...csvParse(csv.replace(/^#.*\n/m, ""))]).toEqual([{a: "1", b: "x"}]);
    expect(csvParse(csv).at(-1), "to who does not, it is one cell").toMatchObject({a: `# ${said}`});
    expect(spreadsheet([{"‖g‖": 1}], said)).toBe(`\uFEFF‖g‖\n1\n# ${said}\n`);
  });

  it("a picture of lines, in its metadata", () => {
    const saved = withMetadata(svg, said);
    expect(saved).toContain(`<desc>d</desc><metadata>${said.replace("&", "&amp;")}</metadata><path`);
    expect(new Resvg(saved).render().pixels).toEqual(new Resvg(svg).render().pixels);
  });

  it("a picture of dots, in a chunk that is whole, and nothing else is changed", () => {
    const png = new Resvg(svg).render().asPng();
    const saved = Buffer.from(pngWithText(png, "Comment", said));
    const at = saved.indexOf("tEXt");
    const length = saved.readUInt32BE(at - 4);
    expect(saved.toString("latin1", at + 4, at + 4 + length)).toBe(`Comment\0${said}`);
    expect(saved.readUInt32BE(at + 4 + length)).toBe(crc32(saved.subarray(at, at + 4 + length)));
    expect(Buffer.concat([saved.subarray(0, at - 4), saved.subarray(at + 8 + length)])).toEqual(Buffer.from(png));
  });
});

describe("the provenance of a figure", () => {
  const fields = {
    a: number({min: 0, max: 9, default: 0}),
    b: text({default: "", maxLength: 9, expected: "", accepts: () => true})
  };
  const of = (html: string, state: {a: number; b: string}) => {
    const {document} = parseHTML(`<meta name="commit" content="34cd, “with” changes"><main>${html}</main>`);
    const figure = document.querySelector<HTMLElement>("figure");
    if (!figure) throw new Error("There is no figure.");
    return provenanceOf(figure, fields, state, "http://localhost/ä.html?x=1,2#f");
  };

  it("is a line of ASCII without commas and quotation marks, whatever is in it", () => {
    const line = of('<figure id="f" data-settings="sha256 12ab">', {a: 1, b: 'ä,"\n#'});
    expect(line).toMatch(/^[\x20-\x7E]*$/);
    expect(line).not.toMatch(/[,"#]/);
    expect(line).toContain(
      "figure: f; state: f.a=1&f.b=%C3%A4%2C%22%0A%23; settings: sha256 12ab; commit: 34cd%2C %E2%80%9Cwith"
    );
  });

  it("says what is not known, and that a state is the first", () => {
    expect(of('<figure id="f">', {a: 0, b: ""})).toContain("state: as at first; settings: not known; commit: 34cd");
  });
});
