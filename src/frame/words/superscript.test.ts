import {expect, it} from "vitest";
import {superscript} from "./superscript.js";

it.each([
  [0, "⁰"],
  [4, "⁴"],
  [123456789, "¹²³⁴⁵⁶⁷⁸⁹"],
  [-12, "⁻¹²"]
])("superscript(%d) is %s", (value, expected) => expect(superscript(value)).toBe(expected));
