import {parseHTML} from "linkedom";
import {describe, expect, test} from "vitest";
import {keyFrames} from "./keyFrames.js";
import {document} from "../../loaders/document.js";
import {lettersOf} from "../words/symbols.js";

function picture(width: number, height: number, words = ""): SVGSVGElement {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("width", String(width));
  svg.setAttribute("height", String(height));
  svg.textContent = words;
  return svg;
}

describe("keyFrames", () => {
  const words = [
    "The loss stands at h⁴.",
    "One factor has shortened the gradient from 2.09 to 1.01, and turned it.",
    "Two."
  ];
  const frames = words.map((words, k) => ({picture: picture(200, 100, `picture ${k}`), words}));
  const sheet = parseHTML(keyFrames(frames, {title: "The way back", document})).document;
  const root = sheet.querySelector("svg");
  const inner = Array.from(sheet.querySelectorAll("svg > svg"));

  test("lays the pictures out in rows, in order, within the sheet", () => {
    expect(inner.map((svg) => svg.textContent)).toEqual(["picture 0", "picture 1", "picture 2"]);
    const [first, second, third] = inner.map((svg) => [Number(svg.getAttribute("x")), Number(svg.getAttribute("y"))]);
    expect(first).toEqual([0, 0]);
    expect(second[0]).toBeGreaterThanOrEqual(200);
    expect(second[1]).toBe(0);
    expect(third[0]).toBe(0);
    expect(third[1]).toBeGreaterThan(100);
    expect(Number(root?.getAttribute("width"))).toBeGreaterThanOrEqual(second[0] + 200);
  });

  test("keeps every word, in lines that a picture's width holds, below the picture and above the next", () => {
    const lines = Array.from(sheet.querySelectorAll("svg > text"));
    expect(lines.map((line) => line.textContent).join(" ")).toBe(lettersOf(words.join(" ")));
    expect(Math.max(...lines.map((line) => line.textContent?.length ?? 0))).toBeLessThanOrEqual(34);
    const below = lines.filter((line) => line.getAttribute("x") === "0").map((line) => Number(line.getAttribute("y")));
    expect(Math.min(...below)).toBeGreaterThan(100);
    expect(Math.max(...below)).toBeLessThanOrEqual(Number(root?.getAttribute("height")));
  });

  test("names the sizes that differ, and refuses none", () => {
    const uneven = [...frames, {picture: picture(10, 20), words: ""}];
    expect(() => keyFrames(uneven, {title: "", document})).toThrow(
      "expected pictures of one size, got 200×100, 200×100, 200×100, 10×20"
    );
    expect(() => keyFrames([], {title: "", document})).toThrow("expected pictures of one size, got none");
  });
});
