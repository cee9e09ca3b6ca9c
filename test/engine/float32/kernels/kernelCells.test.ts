import {describe, expect, it} from "vitest";
import {
  binaries,
  digestIn,
  kernelFolder,
  kernelSources,
  sourcesDigest
} from "../../../../scripts/kernels/kernelSources.js";
import {kernelCells} from "../../../../src/engine/float32/kernels/kernelCells.js";
import {readText} from "../../../../src/loaders/readText.js";

describe.each(binaries)("the $name binary", ({name, options}) => {
  it("was compiled for the registry's cells", async () => {
    const {cells} = await (name === "strict"
      ? import("../../../../src/engine/float32/kernels/generated/strict.js")
      : import("../../../../src/engine/float32/kernels/generated/relaxed.js"));
    expect(cells).toEqual(kernelCells);
  });

  it("was compiled of the sources as they are: else `npm run kernels`", () => {
    expect(digestIn(readText(`${kernelFolder}/generated/${name}.ts`))).toBe(sourcesDigest(kernelSources(), options));
  });

  it("would not be that of other sources, by a letter or a file", () => {
    const sources = kernelSources();
    const digest = sourcesDigest(sources, options);
    for (const [path, text] of sources) {
      expect(sourcesDigest(new Map(sources).set(path, `${text} `), options), path).not.toBe(digest);
      expect(sourcesDigest(new Map([...sources].filter(([other]) => other !== path)), options), path).not.toBe(digest);
    }
  });
});
