import type {WebDriver} from "selenium-webdriver";

/** For a figure to come alive once it is in sight, in ms. */
const patience = 60_000;

/**
 * Reads a page as a reader does who goes through it: every figure is come to, is alive there, and says what its still says.
 * @returns how many figures it has, and what is wrong, a line each
 */
export async function readPage(driver: WebDriver, address: string): Promise<{figures: number; faults: string[]}> {
  await driver.get(address);
  const ids = await driver.executeScript<string[]>(idsOf);
  const faults = await driver.executeScript<string[]>(faultsOfPage);
  for (const id of ids) {
    const before = await driver.executeScript<string>(sentenceOf, id);
    const alive = await driver
      .wait(() => driver.executeScript<boolean>(comeTo, id), patience)
      .then(Boolean, () => false);
    if (!alive) {
      faults.push(`${id}: expected it to come alive within ${patience / 1000} s`);
      continue;
    }
    const after = await driver.executeScript<string>(sentenceOf, id);
    // Where a guess is asked for, nothing is said before the figure is alive.
    if (after === "" || (before !== "" && after !== before)) faults.push(`${id}: expected “${before}”, got “${after}”`);
    faults.push(...(await driver.executeScript<string[]>(faultsOfFigure, id)));
  }
  return {figures: ids.length, faults};
}

/** Runs in the page. */
function idsOf(): string[] {
  return Array.from(document.querySelectorAll("figure[id]"), ({id}) => id);
}

/** Runs in the page: brings a figure into sight, and tells whether it is alive. */
function comeTo(id: string): boolean {
  const figure = document.getElementById(id);
  figure?.scrollIntoView({block: "center", behavior: "instant"});
  // Only a reader who moves wakes figures.
  dispatchEvent(new Event("scroll"));
  return figure?.querySelector(":scope > .stage .picture svg") != null;
}

/** Runs in the page: what a figure says under its picture; symbols are set in both in the same way. */
function sentenceOf(id: string): string {
  return (document.querySelector(`#${id} .say`)?.textContent ?? "").replace(/\s+/g, " ").trim();
}

/** Runs in the page: a picture with no extent, a word that is no number, a note that something could not be done. */
function faultsOfFigure(id: string): string[] {
  const picture = document.querySelector(`#${id} > .stage .picture svg`);
  const {width = 0, height = 0} = picture?.getBoundingClientRect() ?? {};
  const faults = width > 100 && height > 100 ? [] : [`${id}: expected a picture, got ${width} × ${height} px`];
  if (/NaN|undefined/.test(picture?.textContent ?? "")) faults.push(`${id}: NaN or undefined in its picture`);
  const note = document.querySelector(`#${id} .note`)?.textContent;
  return note ? [...faults, `${id}: ${note}`] : faults;
}

/** Runs in the page: an error box of Framework's, a sideways scroll, formulas that are not set, a face that is not there. */
function faultsOfPage(): string[] {
  const faults = Array.from(document.querySelectorAll(".observablehq--error"), (box) => `error: ${box.textContent}`);
  const {scrollWidth, clientWidth} = document.documentElement;
  if (scrollWidth > clientWidth) faults.push(`expected ${clientWidth} px of width, got ${scrollWidth}`);
  if (document.querySelector("h1") === null) faults.push("expected a heading, found none");
  if (/(^|[^\\])\$[^$]+\$/.test(document.querySelector("main")?.innerText ?? "")) faults.push("a formula is not set");
  return faults;
}
