import {readFile} from "node:fs/promises";
import {AxeBuilder} from "@axe-core/playwright";
import {expect, type Locator, type Page} from "@playwright/test";
import {csvParse, median, type DSVRowArray} from "d3";

/** A figure in its lesson, with its live picture drawn and in sight. */
export async function openFigure(page: Page, lesson: string, id: string, search = ""): Promise<Locator> {
  await page.goto(`${lesson}.html${search}`);
  const figure = page.locator(`#${id}`);
  await figure.scrollIntoViewIfNeeded();
  await expect(figure.locator(".stage svg")).toBeVisible();
  await figure.locator(".stage").evaluate((stage) => stage.scrollIntoView({behavior: "instant"}));
  return figure;
}

/** The input of one of the figure's fields. */
export function slider(figure: Locator, field: string): Locator {
  return figure.locator(`[data-field="${field}"] input`);
}

/** Presses CSV, SVG or PNG, and reads what is saved. */
async function download(page: Page, figure: Locator, name: "CSV" | "SVG" | "PNG"): Promise<Buffer> {
  const waiting = page.waitForEvent("download");
  await figure.getByRole("button", {name, exact: true}).click();
  const saved = await waiting;
  expect(saved.suggestedFilename()).toBe(`${await figure.getAttribute("id")}.${name.toLowerCase()}`);
  return readFile(await saved.path());
}

/** Width and height of the PNG that the figure saves. */
export async function downloadedDots(page: Page, figure: Locator): Promise<{width: number; height: number}> {
  const png = await download(page, figure, "PNG");
  expect(png.subarray(1, 4).toString("latin1")).toBe("PNG");
  return {width: png.readUInt32BE(16), height: png.readUInt32BE(20)};
}

/** The rows that the figure saves. */
export async function downloadRows(page: Page, figure: Locator): Promise<DSVRowArray> {
  const csv = (await download(page, figure, "CSV")).toString("utf8");
  // What a spreadsheet needs to read letters beyond ASCII.
  expect(csv.startsWith("\uFEFF")).toBe(/[^\x20-\x7E\s]/.test(csv));
  return csvParse(withoutProvenance(csv.replace(/^\uFEFF/, "")));
}

/** The rows of a saved CSV, without the comment that ends it and says where they come from. */
export function withoutProvenance(csv: string): string {
  expect(csv).toMatch(/\n# page: [^\n,"]*; figure: [^\n,"]*; state: [^\n,"]*; settings: [^\n,"]*; commit: [^\n,"]*\n$/);
  return csv.replace(/\n#[^\n]*\n$/, "\n");
}

/** The picture that the figure saves, once a browser has parsed it without a fault. */
export async function downloadPicture(page: Page, figure: Locator): Promise<string> {
  const svg = (await download(page, figure, "SVG")).toString("utf8");
  const fault = await page.evaluate(
    (text) => new DOMParser().parseFromString(text, "image/svg+xml").querySelector("parsererror")?.textContent,
    svg
  );
  expect(fault).toBeUndefined();
  expect(svg).toMatch(/<metadata>page: [^]*; figure: [^]*; commit: [^]*<\/metadata>/);
  return svg;
}

/** The words of the figure's picture that stand out of it to the left or to the right. */
export async function wordsOutside(figure: Locator): Promise<(string | null)[]> {
  return figure.locator(".stage svg").evaluate((svg) => {
    const {left, right} = svg.getBoundingClientRect();
    const beyond = Array.from(svg.querySelectorAll("text")).filter((text) => {
      const box = text.getBoundingClientRect();
      return box.left < left - 1 || box.right > right + 1;
    });
    return beyond.map(({textContent}) => textContent);
  });
}

/** A figure of the page that is open, in sight, its live picture drawn: some wait for the reader before they load anything. */
export async function comeTo(page: Page, id: string): Promise<Locator> {
  const figure = page.locator(`#${id}`);
  await figure.scrollIntoViewIfNeeded();
  // A figure in the first screen needs no scrolling, and waits for a move.
  await page.mouse.move(2, 2);
  await page.mouse.move(1, 1);
  await expect(figure.locator(".picture svg").first(), id).toBeVisible({timeout: 30_000});
  return figure;
}

/** The rules of axe that look at colours: what else it asks of a page is the same in light and dark. */
export const rulesOfColour = ["color-contrast", "link-in-text-block"];

/** What axe finds, a line for each rule that is broken: in the whole page or one figure, by all rules or some. */
export async function violations(
  page: Page,
  {figure, rules}: {figure?: string | undefined; rules?: string[] | undefined} = {}
): Promise<string[]> {
  // In one go: the other way opens a page of its own, which takes the focus.
  const axe = new AxeBuilder({page}).setLegacyMode();
  if (rules) axe.withRules(rules);
  if (figure !== undefined) axe.include(`#${figure}`);
  const {violations} = await axe.analyze();
  return violations.map(({id, nodes}) => `${id}: ${nodes.map(({html}) => html).join(" ")}`);
}

/** Axe finds nothing at all in the figure, or in the whole page: in light, and in dark. */
export async function expectAccessible(page: Page, figure?: string): Promise<void> {
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({colorScheme});
    const rules = colorScheme === "dark" ? rulesOfColour : undefined;
    expect(await violations(page, {figure, rules}), colorScheme).toEqual([]);
  }
}

/** How soon a figure has to answer an input, in ms: the drag then feels like one movement. */
const soon = 50;

/**
 * Moves a slider in steps of `by` from `from`, or types such numbers, or goes round radio buttons, and wants the next
 * picture within 50 ms in the median of 20.
 * What else the machine does only adds, so the best of a few rounds is the figure's own time.
 * @param places of the slider in this way, after which it begins again; at its end it does so in any case
 */
export async function expectSoon(figure: Locator, field: string, from = 0, by = 1, places = 20): Promise<void> {
  let typical = Infinity;
  for (let round = 0; round < 12 && typical >= soon; ++round) {
    const times = await slider(figure, field).first().evaluate(timesToDraw, {from, by, places});
    typical = Math.min(typical, median(times) ?? Infinity);
    const id = await figure.getAttribute("id");
    console.log(`${id}: ${field}, ${typical.toFixed(1)} ms from input to drawn, median of 20`);
  }
  expect(typical, field).toBeLessThan(soon);
}

/** Runs in the page: moves an input 20 times, each just after a frame, and takes the ms until the next picture is in. */
async function timesToDraw(
  input: SVGElement | HTMLElement,
  {from, by, places}: {from: number; by: number; places: number}
): Promise<number[]> {
  const picture = input.closest("figure")?.querySelector(".picture");
  if (!picture || !(input instanceof HTMLInputElement)) throw new Error("There is no picture or no input.");
  const radios = Array.from(input.closest("[data-field]")?.querySelectorAll<HTMLInputElement>("[type=radio]") ?? []);
  const toEnd = input.max === "" ? places : Math.floor((Number(input.max) - from) / by + 1e-9) + 1;
  const move = (k: number): void => {
    if (radios.length > 0) return radios[(k + 1) % radios.length].click();
    const before = input.value;
    input.valueAsNumber = from + by * (k % Math.min(places, toEnd));
    // Where it stays there is no next picture, and nothing to wait for.
    if (k > 0 && input.value === before) throw new Error(`Place ${k} of the input is the one before it: ${before}.`);
    // A slider is heard while it moves, a number when it has been typed.
    input.dispatchEvent(new Event(input.type === "number" ? "change" : "input"));
  };
  const times: number[] = [];
  // Where it stands at the first place already, moving there would draw nothing.
  const ahead = radios.length === 0 && input.valueAsNumber === from ? 1 : 0;
  for (let k = 0; k < 20; ++k) {
    const drawn = new Promise<void>((resolve, reject) => {
      const late = setTimeout(() => reject(new Error(`Place ${k} of the input draws nothing.`)), 5000);
      const observer = new MutationObserver(() => {
        clearTimeout(late);
        resolve(observer.disconnect());
      });
      observer.observe(picture, {childList: true, subtree: true, attributes: true, characterData: true});
    });
    await new Promise((resolve) => setTimeout(resolve, 30));
    await new Promise((resolve) => requestAnimationFrame(resolve));
    const start = performance.now();
    move(k + ahead);
    await drawn;
    times.push(performance.now() - start);
  }
  return times;
}
