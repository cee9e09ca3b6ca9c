import {existsSync} from "node:fs";
import {describe, expect, it, test} from "vitest";
import {billOfMaterials} from "../../../scripts/framework/materials/billOfMaterials.js";
import {licenceList} from "../../../scripts/framework/materials/licenceList.js";
import {packagesOf} from "../../../scripts/framework/materials/packagesOf.js";
import {leftBehind, otherMaterials} from "../../../scripts/framework/materials/readerMaterials.js";
import {readPackage} from "../../../scripts/framework/materials/readPackage.js";

const others = Object.keys(otherMaterials);

describe("packagesOf", () => {
  const input = {bytes: 1, imports: []};
  const metafile = (kept: Record<string, number>, ...apart: string[]) => ({
    inputs: Object.fromEntries([...Object.keys(kept), ...apart].map((file) => [file, input])),
    outputs: {
      "_chunk/A.js": {
        ...{bytes: 1, imports: [], exports: []},
        inputs: Object.fromEntries(Object.entries(kept).map(([file, bytesInOutput]) => [file, {bytesInOutput}]))
      }
    }
  });
  const found = (file: ReturnType<typeof metafile>, needs: Record<string, string[]> = {}) =>
    packagesOf(file, (name) => needs[name] ?? []).filter((name) => !others.includes(name));

  it("names the packages of which code is left", () => {
    const kept = {"_node/d3-array@3.2.5/index.1.js": 9, "_node/@observablehq/plot@0.6.17/index.2.js": 9};
    const gone = {"_node/d3-geo@3.1.2/index.3.js": 0, "_import/frame/near.js": 9};
    expect(found(metafile({...kept, ...gone}))).toEqual(["@observablehq/plot", "d3-array"]);
  });

  it("names what lies within them, and leaves what has a module of its own, or is left behind, to itself", () => {
    const file = metafile({"_node/d3-delaunay@6.0.6/index.1.js": 9}, "_node/d3-geo@3.1.2/index.3.js");
    const needs = {
      "d3-delaunay": ["delaunator", "d3-geo", Object.keys(leftBehind)[0]],
      delaunator: ["robust-predicates"]
    };
    expect(found(file, needs)).toEqual(["d3-delaunay", "delaunator", "robust-predicates"]);
  });
});

describe("licenceList", () => {
  it("gives each package's licence and its notices in full", () => {
    const list = licenceList(["d3-array", "mathjs"].map(readPackage));
    expect(list).toMatch(/^d3-array [\d.]+: ISC$/m);
    expect(list).toContain("Permission to use, copy, modify, and/or distribute this software");
    expect(list).toMatch(/── mathjs\n[\s\S]*Apache License[\s\S]*NOTICE|── mathjs\n[\s\S]*Apache License/);
  });

  it.each(["GPL-3.0-only", ""])("refuses what is not allowed, by name: %s", (licence) => {
    const refused = {...readPackage("d3-array"), licence};
    expect(() => licenceList([refused])).toThrow(
      `an allowed licence of d3-array, which reaches the reader, found ${licence || "none"}`
    );
  });
});

test("the bill of materials is npm's, of what reaches the reader, and says nothing that another run would not", () => {
  const part = (name: string) => ({name, version: "1.0.0", "bom-ref": `${name}@1.0.0`, licences: ["ISC"]});
  const bill = (folder: string, run: string) => ({
    bomFormat: "CycloneDX",
    serialNumber: `urn:uuid:${run}`,
    metadata: {
      ...{timestamp: run, tools: [{name: "cli", version: run}], lifecycles: ["pre-build"]},
      component: {name: folder, "bom-ref": "lecture@0.1.0", purl: "pkg:npm/lecture@0.1.0"}
    },
    components: ["a", "b", "c", "lint"].map(part),
    dependencies: [
      {ref: "lecture@0.1.0", dependsOn: ["a@1.0.0", "lint@1.0.0"]},
      {ref: "a@1.0.0", dependsOn: ["b@1.0.0", "c@1.0.0"]},
      {ref: "lint@1.0.0", dependsOn: ["c@1.0.0"]}
    ]
  });
  const wanted = ["a", "b"].map(part);
  const written = billOfMaterials(bill("one", "1"), wanted);
  expect(billOfMaterials(bill("other", "2"), wanted)).toBe(written);
  expect(JSON.parse(written)).toEqual({
    bomFormat: "CycloneDX",
    metadata: {lifecycles: ["pre-build"], component: {...bill("lecture", "1").metadata.component}},
    components: wanted,
    dependencies: [
      {ref: "lecture@0.1.0", dependsOn: ["a@1.0.0"]},
      {ref: "a@1.0.0", dependsOn: ["b@1.0.0"]}
    ]
  });
  expect(() => billOfMaterials(bill("one", "1"), [part("no-such")])).toThrow("no-such@1.0.0");
});

test("what is said of materials by hand is installed here", () => {
  for (const name of [...others, ...Object.keys(leftBehind)])
    expect(existsSync(`node_modules/${name}`), name).toBe(true);
});
