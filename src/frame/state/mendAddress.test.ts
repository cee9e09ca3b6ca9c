import {describe, expect, it} from "vitest";
import {mendedAddress} from "./mendAddress.js";

const exists = (place: string): boolean => ["loss-cliff", "what-is-left"].includes(place);

describe("an address", () => {
  it.each([
    ["a state behind the place", "", "#loss-cliff?loss-cliff.step=94", "?loss-cliff.step=94", "#loss-cliff"],
    ["a state behind the place, without its mark", "?a=1", "#loss-cliff&b.c=2", "?a=1&b.c=2", "#loss-cliff"],
    ["the end of a sentence", "?loss-cliff.step=94", "#loss-cliff).", "?loss-cliff.step=94", "#loss-cliff"],
    ["the same, coded", "", "#loss-cliff%29%2C", "", "#loss-cliff"],
    ["a typographic hyphen", "", "#what‑is–left", "", "#what-is-left"],
    ["another case", "", "#Loss-Cliff", "", "#loss-cliff"]
  ])("with %s is mended", (_, search, hash, meant, place) => {
    expect(mendedAddress({search, hash}, exists)).toEqual({search: meant, hash: place});
  });

  it.each(["", "#", "#loss-cliff", "#loss%2Dcliff", "#nothing-of-the-kind", "#%", "#:~:text=gradient"])(
    "with %j as its place stays as it is",
    (hash) => {
      expect(mendedAddress({search: "?loss-cliff.step=1", hash}, exists)).toBeUndefined();
    }
  );
});
