import fc from "fast-check";
import {parseHTML} from "linkedom";
import {describe, expect, it} from "vitest";
import {morph} from "./morph.js";

const {document} = parseHTML("<html><body></body></html>");

interface Tree {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly (Tree | string)[];
}

const {tree} = fc.letrec<{tree: Tree; node: Tree | string}>((tie) => ({
  tree: fc.record({
    name: fc.constantFrom("g", "text", "path"),
    attributes: fc.dictionary(fc.constantFrom("x", "y", "fill"), fc.constantFrom("1", "2")),
    children: fc.array(tie("node"), {maxLength: 4})
  }),
  node: fc.oneof({depthSize: "small"}, fc.constantFrom("a", "b"), tie("tree"))
}));

function build({name, attributes, children}: Tree): Element {
  const element = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const [key, value] of Object.entries(attributes).sort()) element.setAttribute(key, value);
  element.append(...children.map((child) => (typeof child === "string" ? child : build(child))));
  return element;
}

/** Without regard to the order of attributes, which has no meaning. */
function seen(node: Node): unknown {
  if (node.nodeType !== 1) return node.nodeValue;
  const {localName, attributes, childNodes} = node as Element;
  return [
    localName,
    Array.from(attributes, ({name, value}) => `${name}=${value}`).sort(),
    Array.from(childNodes, seen)
  ];
}

describe("morph", () => {
  it("makes an element equal to the other, whatever both hold", () => {
    fc.assert(
      fc.property(tree, tree, (a, b) => {
        const shown = build({...a, name: "svg"});
        const next = build({...b, name: "svg"});
        const wanted = seen(next);
        morph(shown, next);
        expect(seen(shown)).toEqual(wanted);
      })
    );
  });

  it("keeps the elements that both have", () => {
    const shown = build({name: "svg", attributes: {}, children: [{name: "g", attributes: {x: "1"}, children: ["a"]}]});
    const kept = shown.firstElementChild;
    morph(shown, build({name: "svg", attributes: {}, children: [{name: "g", attributes: {x: "2"}, children: ["b"]}]}));
    expect(shown.firstElementChild).toBe(kept);
    expect(kept?.outerHTML).toContain('x="2"');
    expect(kept?.textContent).toBe("b");
  });
});
