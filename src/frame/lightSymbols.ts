/** A part of a formula that figures may draw: the class that scripts/framework/markdown/formulaOptions.ts gives it. */
const formulaPart = ".katex .enclosing[class*='in-']";

/** What is drawn of a formula: src/frame/picture/drawnAs.ts. It may have several names, of which a page has one. */
const drawnPart = "[data-symbol]";

/**
 * Lights together what formulas and a figure's picture have in common: a symbol under the pointer in a formula lights what
 * it is in the picture, and what is under the pointer in the picture lights its symbols. Figure and formulas are told by
 * `data-lit`, the rest is src/style/symbols.css; the picture may be drawn anew meanwhile. A tap lights until the next.
 *
 * By the keyboard a formula that stands by itself is one stop, which it is already, so that it can be scrolled: arrow keys
 * go through its symbols, Escape leaves them. Formulas within a line are one stop all together, since dozens would be in the
 * way: the keys go from one to the next. What is drawn is none: every value in a picture has an input of its own.
 */
export function lightSymbols(figure: HTMLElement, stage: HTMLElement, signal: AbortSignal): void {
  const formulas = formulasOf(figure);
  const parts = [figure, ...formulas];
  const darken = (): void => parts.forEach((part) => delete part.dataset.lit);
  const having = (name: string) => formulas.filter((formula) => formula.querySelector(`.in-${name}`) !== null);
  const light = (...names: readonly string[]): void => {
    darken();
    const name = names.find((name) => isDrawn(stage, name) && having(name).length > 0);
    if (name !== undefined) for (const part of [figure, ...having(name)]) part.dataset.lit = name;
  };
  const options = {signal};
  for (const place of [stage, ...formulas]) {
    place.addEventListener("pointerover", ({target}) => light(...namesAt(target)), options);
    place.addEventListener("pointerleave", ({pointerType}) => pointerType === "mouse" && darken(), options);
  }
  document.addEventListener(
    "pointerdown",
    ({target}) => {
      if (!parts.some((part) => target instanceof Node && part.contains(target))) darken();
    },
    options
  );
  const withinLines = formulas.filter((one) => !one.matches(".katex-display") && canBeAStop(one));
  const apart = formulas.filter((one) => one.matches(".katex-display"));
  for (const together of [...apart.map((one) => [one]), withinLines])
    for (const formula of together) {
      formula.addEventListener("keydown", (event) => goThrough(event, {formula, together, stage, light}), options);
      formula.addEventListener("blur", darken, options);
    }
  withinLines.forEach((formula, k) => (formula.tabIndex = k === 0 ? 0 : -1));
  signal.addEventListener("abort", () => withinLines.forEach((formula) => formula.removeAttribute("tabindex")));
}

/** A formula with a part that may be drawn, in nothing that has the focus itself. */
function canBeAStop(formula: HTMLElement): boolean {
  return formula.querySelector(formulaPart) !== null && !formula.closest("a, button, summary, label, .press, .term");
}

/** What arrow keys in a formula go through. */
interface Stop {
  readonly formula: HTMLElement;
  /** The formulas that are one stop of the keyboard together with it, in their order. */
  readonly together: readonly HTMLElement[];
  readonly stage: HTMLElement;
  readonly light: (...names: readonly string[]) => void;
}

/** Arrow keys go from symbol to symbol, as far as they are drawn, and round; the focus goes along, and stays there. */
function goThrough(event: KeyboardEvent, {formula, together, stage, light}: Stop): void {
  if (event.key === "Escape") return light();
  const by = {ArrowRight: 1, ArrowLeft: -1}[event.key];
  const symbols = together.flatMap((one) => drawnNames(one, stage).map((name) => ({formula: one, name})));
  if (by === undefined || event.ctrlKey || event.metaKey || event.altKey || symbols.length === 0) return;
  event.preventDefault();
  const at = symbols.findIndex((one) => one.formula === formula && one.name === formula.dataset.lit);
  const next = symbols[at < 0 ? firstFrom(symbols, formula, by) : (at + by + symbols.length) % symbols.length];
  if (next.formula !== formula) {
    [formula.tabIndex, next.formula.tabIndex] = [-1, 0];
    next.formula.focus();
  }
  light(next.name);
}

/** Where nothing is lit: the first symbol of the formula forwards, the last of it back; or of all, where it has none. */
function firstFrom(symbols: readonly {formula: HTMLElement}[], formula: HTMLElement, by: number): number {
  const isOwn = (one: {formula: HTMLElement}): boolean => one.formula === formula;
  return Math.max(0, by > 0 ? symbols.findIndex(isOwn) : symbols.map(isOwn).lastIndexOf(true));
}

function drawnNames(formula: HTMLElement, stage: HTMLElement): string[] {
  const names = new Set(Array.from(formula.querySelectorAll(formulaPart)).flatMap(namesAt));
  return [...names].filter((name) => isDrawn(stage, name));
}

/** The names of what is at a place of a formula or a picture: those of the innermost part. */
function namesAt(target: EventTarget | null): string[] {
  const part = target instanceof Element ? target.closest(`${formulaPart}, ${drawnPart}`) : null;
  const name = /\bin-(\w+)/.exec(part?.getAttribute("class") ?? "")?.[1];
  return part?.getAttribute("data-symbol")?.split(" ") ?? (name === undefined ? [] : [name]);
}

function isDrawn(stage: HTMLElement, name: string): boolean {
  return stage.querySelector(`svg [data-symbol~="${name}"]`) !== null;
}

/** The formulas that speak of a figure: within its scene, or where there is none those that are nearer to no other. */
function formulasOf(figure: HTMLElement): HTMLElement[] {
  const scene = figure.closest(".scene");
  const all = Array.from(document.querySelectorAll<HTMLElement>(".katex-display, .katex"));
  // A formula that stands by itself is the box around it.
  const formulas = all.filter((formula) => !formula.parentElement?.matches(".katex-display"));
  if (scene) return formulas.filter((formula) => scene.contains(formula));
  return formulas.filter((formula) => formula.closest(".scene") === null && figureOf(formula) === figure);
}

/** In its section the next figure, or the last before it where none follows; else the next of the page. */
function figureOf(formula: Element): Element | undefined {
  const marks = Array.from(document.querySelectorAll("figure, h2"));
  const next = marks.findIndex((mark) => mark.compareDocumentPosition(formula) & Node.DOCUMENT_POSITION_PRECEDING);
  const after = next < 0 ? [] : marks.slice(next);
  const before = next < 0 ? marks : marks.slice(0, next);
  const [following] = after;
  if (following?.matches("figure")) return following;
  const preceding = before.at(-1);
  if (preceding?.matches("figure")) return preceding;
  return after.find((mark) => mark.matches("figure"));
}
