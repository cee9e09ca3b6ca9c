import {describe, expect, it} from "vitest";
import {siteOf} from "../../../scripts/framework/checking/site.js";
import {sharedNames} from "../../../scripts/framework/baseline/baseline.js";
import {oldMembers, youngBuiltIns, youngInterfaces} from "../../../scripts/framework/baseline/youngBuiltIns.js";
import {youngScripts} from "../../../scripts/framework/baseline/youngScripts.js";
import {youngStyles} from "../../../scripts/framework/baseline/youngStyles.js";

const inScript = (code: string): string[] => youngScripts(siteOf(new Map([["a.js", code]]))).map(({found}) => found);
const inStyle = (css: string): string[] => youngStyles(siteOf(new Map([["a.css", css]]))).map(({found}) => found);

describe("scripts of the baseline", () => {
  it.each([
    ["[1].toReversed()", ".toReversed"],
    ["[1]['toSorted']()", ".toSorted"],
    ["a.with(0, 1)", ".with"],
    ["a.findLast(f)", ".findLast"],
    ["one.union(other)", ".union"],
    ["Object.groupBy(a, f)", "Object.groupBy"],
    ["Promise.withResolvers()", "Promise.withResolvers"],
    ["RegExp.escape(a)", "RegExp.escape"],
    ["Iterator.from(a)", "Iterator.from"],
    ["new Float16Array(2)", "Float16Array"]
  ])("refuse a built-in that is younger: %s", (code, found) => {
    expect(inScript(code)).toContain(found);
  });

  it.each(["using x = f();", "const r = /(?i:a)/;", "const r = /[a--b]/v;", "import a from 'a' with {type: 'json'}"])(
    "refuse a syntax that is younger: %s",
    (code) => expect(inScript(code)).toHaveLength(1)
  );

  it("take what the edition has, and names that something old has too", () => {
    const old = "class A { static { this.a = 1; } #b = 2; c() { return #b in this; } }";
    expect(inScript(`${old} a?.at(-1) ?? Object.hasOwn(a, "b"); CSS.escape(a); [1].map(f).filter(f)`)).toEqual([]);
  });

  it("look into pages too, each piece of code once", () => {
    const page = "<!doctype html><script type=module>a.toSorted()</script>";
    expect(youngScripts(siteOf(new Map(Object.entries({"a.html": page, "b.html": page}))))).toHaveLength(1);
  });

  it("name as shared only what is young, and only where no old name excuses it already", () => {
    const young = new Set(youngBuiltIns().flatMap(([, member]) => member ?? []));
    const old = oldMembers();
    for (const name of Object.keys(sharedNames))
      expect([name, young.has(name), old.has(name)]).toEqual([name, true, false]);
  });
});

describe("styles of the baseline", () => {
  it.each([
    ["a { anchor-name: --a }", "anchor-name"],
    ["a { color: light-dark(red, blue) }", "light-dark"],
    ["@starting-style { a { color: red } }", "starting-style"],
    ["a { field-sizing: content }", "field-sizing"]
  ])("refuse what is younger: %s", (css, found) => {
    expect(inStyle(css).join()).toContain(found);
  });

  it("take what the year has, ornaments, and what is asked for first", () => {
    expect(inStyle("a:has(b) { & c { color: color-mix(in srgb, red, blue) } }")).toEqual([]);
    expect(inStyle("a { text-wrap: balance }")).toEqual([]);
    expect(inStyle("@supports (anchor-name: --a) { a { anchor-name: --a } }")).toEqual([]);
  });
});

it("knows what the last engine had late, and leaves what all have had for long", () => {
  const interfaces = new Set(youngInterfaces().map((place) => place.join(".")));
  expect(interfaces).toContain("Navigation");
  expect(interfaces).toContain("ViewTransition");
  for (const old of ["Element.closest", "URL.createObjectURL", "Worker"]) expect(interfaces).not.toContain(old);
});
