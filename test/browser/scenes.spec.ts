import {expect, test, type Locator, type Page} from "@playwright/test";
import {pageFigures} from "./support/pageFigures.js";
import {comeTo} from "./support/figurePage.js";

const beside = [
  {width: 1440, height: 900},
  {width: 1280, height: 800},
  {width: 1024, height: 768}
];

/** Of so many presses one is tried in the smallest window beside the text, which is laid out as the two larger; by hand all. */
const oneOf = process.env.EVERY_PLACE ? 1 : 4;
const oneColumn = [
  {width: 820, height: 1180},
  {width: 390, height: 844}
];

/** How far a press may move on the page, in px: what rounding makes of a place. */
const still = 2;

/** The height of a line in a figure, in px. */
const line = 24;

/** So much of a picture is seen with what is pressed. */
const seen = 0.8;

const lessons = [...pageFigures].filter(([, figures]) => figures.length > 0).map(([address]) => address);

test.use({contextOptions: {reducedMotion: "reduce"}});

for (const [k, viewport] of beside.entries())
  for (const address of lessons)
    test(`${address}, ${viewport.width} px: a press moves nothing, and its picture is in sight`, async ({page}) => {
      test.setTimeout(180_000);
      await page.setViewportSize(viewport);
      const some = viewport === beside[beside.length - 1] ? oneOf : 1;
      const visited = (await visits(page, address, k)).filter((_, n) => n % some === 0);
      for (const {press, at} of visited) {
        const {name, elsewhere} = await bring(press, at);
        const outcome = await pressOnce(page, press, name);
        // In the middle of the window the picture is beside it.
        if (at === "middle" && !elsewhere) expect(outcome, name).toBe("still");
      }
    });

/** How far a picture gives way to what is worked with and read, of its height. */
const least = 0.75;

for (const viewport of beside)
  for (const address of lessons)
    test(`${address}, ${viewport.width} px: picture, inputs and sentence are whole in the window`, async ({page}) => {
      await page.setViewportSize(viewport);
      await page.goto(address);
      for (const {id} of pageFigures.get(address) ?? []) {
        const figure = await comeTo(page, id);
        const {bottom, share} = await figure.evaluate((figure) => {
          figure.closest(".scene")?.scrollIntoView({block: "start", behavior: "instant"});
          const picture = figure.querySelector(".picture")?.getBoundingClientRect() ?? new DOMRect();
          const [width, height] = getComputedStyle(figure.querySelector(".stage") ?? figure)
            .getPropertyValue("--aspect")
            .split("/")
            .map(Number);
          return {
            bottom: Math.max(...Array.from(figure.children, (part) => part.getBoundingClientRect().bottom)),
            share: picture.height / ((picture.width * height) / width)
          };
        });
        expect(bottom, id).toBeLessThanOrEqual(viewport.height);
        expect(share, id).toBeGreaterThanOrEqual(least);
      }
    });

test.describe("in one column, by a finger", () => {
  test.use({hasTouch: true});

  for (const [k, viewport] of oneColumn.entries())
    for (const address of lessons)
      test(`${address}, ${viewport.width} px: words and picture come together, and the way back is exact`, async ({
        page
      }) => {
        test.setTimeout(180_000);
        await page.setViewportSize(viewport);
        for (const {press, at} of await visits(page, address, k)) {
          const {name} = await bring(press, at);
          await pressOnce(page, press, name);
        }
      });

  for (const address of lessons)
    test(`${address}, phone: a guess keeps no place empty, and its answer moves no input`, async ({page}) => {
      await page.setViewportSize(oneColumn[1]);
      await page.goto(address);
      for (const {id} of pageFigures.get(address) ?? []) {
        const guess = (await comeTo(page, id)).locator(".guess:has(> fieldset)");
        if ((await guess.count()) === 0) continue;
        const height = () => guess.evaluate((guess) => guess.getBoundingClientRect().height);
        const asked = await height();
        const used = await guess.evaluate((guess) =>
          Array.from(guess.querySelectorAll(":scope > :not(.reply)"), (part) => part.getBoundingClientRect().height)
        );
        expect(asked - used.reduce((sum, part) => sum + part), id).toBeLessThan(line);
        await guess
          .getByRole("button")
          .last()
          .evaluate((button: HTMLElement) => button.click());
        expect((await height()) - asked, id).toBeLessThan(line);
      }
    });

  for (const address of lessons)
    test(`${address}, upright tablet: picture and sentence stay above the text that speaks of them`, async ({page}) => {
      await page.setViewportSize(oneColumn[0]);
      await page.goto(address);
      for (const {id} of pageFigures.get(address) ?? []) {
        const figure = await comeTo(page, id);
        const seen = await figure.evaluate((figure) => {
          const talk = figure.closest(".scene")?.querySelector(".talk")?.getBoundingClientRect();
          if (!talk) return undefined;
          scrollBy({top: talk.bottom - 0.6 * innerHeight, behavior: "instant"});
          const [picture, say] = [".picture", ".say"].map((part) =>
            figure.querySelector(part)?.getBoundingClientRect()
          );
          const bar = document.querySelector(".sections")?.clientHeight ?? 0;
          // Beside a short text the sentence has not come up to the picture yet.
          const sentence = figure.querySelector<HTMLElement>(".say");
          sentence?.style.setProperty("position", "static");
          const unpinned = sentence?.getBoundingClientRect().top ?? 0;
          sentence?.style.removeProperty("position");
          const under = Math.max(picture?.bottom ?? 0, unpinned);
          return {head: (picture?.top ?? 0) - bar, between: (say?.top ?? 0) - under, end: say?.bottom};
        });
        if (!seen) continue;
        expect(Math.abs(seen.head), id).toBeLessThanOrEqual(still);
        expect(Math.abs(seen.between), id).toBeLessThanOrEqual(still);
        expect(seen.end, id).toBeLessThanOrEqual(0.6 * oneColumn[0].height);
      }
    });
});

/** Where in the window something is pressed: near its head, under what lies over the text there; near its foot. */
const places = ["head", "middle", "foot"] as const;
type Place = (typeof places)[number];

/**
 * The page with all its figures alive, and what can be pressed in its prose, each at a place in the window. Windows next to
 * each other in their list get other places; by hand all of them: `EVERY_PLACE=1`.
 */
async function visits(page: Page, address: string, window: number): Promise<{press: Locator; at: Place}[]> {
  await page.goto(address);
  for (const {id} of pageFigures.get(address) ?? []) await comeTo(page, id);
  const presses = await page.locator("main .press[data-figure]").all();
  expect(presses.length).toBeGreaterThan(0);
  return presses.flatMap((press, k) => {
    const chosen = process.env.EVERY_PLACE ? places : [places[(k + window) % places.length]];
    return chosen.map((at) => ({press, at}));
  });
}

/** The words of a press, and whether its figure stands in another scene; it is at a place in the window. */
async function bring(press: Locator, at: Place): Promise<{name: string; elsewhere: boolean}> {
  const pressed = await press.evaluate(bringTo, at);
  return {...pressed, name: `${pressed.name}, ${at}`};
}

/** Runs in the page, once what the last press has changed is drawn: a sentence of another length moves what is under it. */
async function bringTo(press: HTMLElement | SVGElement, at: Place): Promise<{name: string; elsewhere: boolean}> {
  // What is folded is opened before it is read.
  for (let fold = press.closest("details"); fold; fold = fold.parentElement?.closest("details") ?? null)
    fold.open = true;
  for (let frame = 0; frame < 2; ++frame) await new Promise(requestAnimationFrame);
  const air = 6;
  const moveTo = (top: number): void => scrollBy({top: press.getBoundingClientRect().top - top, behavior: "instant"});
  const {height} = press.getBoundingClientRect();
  const bar = document.querySelector(".sections")?.clientHeight ?? 0;
  moveTo({head: bar + air, middle: (innerHeight - height) / 2, foot: innerHeight - height - air}[at]);
  const own = document.getElementById(press.dataset.figure ?? "");
  const pinned = press
    .closest(".scene")
    ?.querySelector(":scope > .pinned > .furniture > .say")
    ?.getBoundingClientRect();
  if (pinned && press.closest(".talk") && press.getBoundingClientRect().top < pinned.bottom)
    moveTo(pinned.bottom + air);
  return {
    name: `${press.dataset.figure} ${press.dataset.set}`,
    elsewhere: own?.closest(".scene") !== press.closest(".scene")
  };
}

/**
 * Presses, and looks: picture and words are in sight. Either nothing has moved, or it was a step in the history, and Back
 * leads to the exact place. What is pressed is as it was in the end.
 */
async function pressOnce(page: Page, press: Locator, name: string): Promise<"still" | "moved" | "journey"> {
  const before = await topOf(press);
  const offset = async (): Promise<number> => Math.abs((await topOf(press)) - before);
  await press.evaluate((press: HTMLElement) => press.click());
  await expect(press, name).toHaveAttribute("aria-pressed", "true");
  const journey = (await page.locator(".along").count()) > 0;
  if (journey) await expectWordsAlong(page, press, name);
  else {
    await press.evaluate(settled);
    await expect(press, name).toBeInViewport({ratio: 1});
    expect(await sightOf(press), name).toBeGreaterThanOrEqual(seen);
    if ((await offset()) <= still) {
      await press.evaluate((press: HTMLElement) => press.click());
      await press.evaluate(settled);
      expect(await offset(), `${name}, taken back`).toBeLessThanOrEqual(still);
      return "still";
    }
    expect(new URL(page.url()).hash, name).toBe(`#${await press.getAttribute("data-figure")}`);
  }
  await page.goBack();
  await expect.poll(offset, name).toBeLessThanOrEqual(still);
  await expect(press, name).toBeFocused();
  await expect(page.locator(".along")).toHaveCount(0);
  return journey ? "journey" : "moved";
}

/** Runs in the page: what was pressed is drawn, and the page laid out anew. */
async function settled(): Promise<void> {
  for (let frame = 0; frame < 3; ++frame) await new Promise(requestAnimationFrame);
}

function topOf(press: Locator): Promise<number> {
  return press.evaluate((press) => press.getBoundingClientRect().top);
}

function pictureTop(press: Locator): Promise<number> {
  return press.evaluate(
    (press: HTMLElement) =>
      document.querySelector(`#${press.dataset.figure} .picture`)?.getBoundingClientRect().top ?? NaN
  );
}

/** How much of the picture that a press changes the window shows, from 0 to 1, above what lies over it. */
function sightOf(press: Locator): Promise<number> {
  return press.evaluate((press: HTMLElement) => {
    const picture = document.querySelector(`#${press.dataset.figure} .picture`)?.getBoundingClientRect();
    if (!picture) return 0;
    const foot = innerHeight - (document.querySelector(".along")?.clientHeight ?? 0);
    const head = document.querySelector(".sections")?.clientHeight ?? 0;
    return Math.max(0, Math.min(picture.bottom, foot) - Math.max(picture.top, head)) / picture.height;
  });
}

/** Runs in the page: the lines of the words that came along of which the card shows a part. */
function cutLines(words: Element): string[] {
  const box = words.getBoundingClientRect();
  const texts = document.createTreeWalker(words, NodeFilter.SHOW_TEXT);
  const cut: string[] = [];
  const range = document.createRange();
  while (texts.nextNode()) {
    if (texts.currentNode.parentElement?.closest(".katex, sub, sup")) continue;
    range.selectNodeContents(texts.currentNode);
    for (const {top, bottom} of range.getClientRects()) {
      // The air over and under the letters is no part of them.
      const ink = {top: top + 0.2 * (bottom - top), bottom: bottom - 0.2 * (bottom - top)};
      const isIn = ink.bottom > box.top + 1 && ink.top < box.bottom - 1;
      if (isIn && (ink.top < box.top - 1 || ink.bottom > box.bottom + 1)) cut.push(range.toString());
    }
  }
  return cut;
}

/** The picture is there and so are the words, which can be pressed again without any movement. */
async function expectWordsAlong(page: Page, press: Locator, name: string): Promise<void> {
  const along = page.locator(".along");
  await expect(along, name).toBeInViewport();
  const copy = along.locator('.press[aria-pressed="true"]');
  await expect(copy, name).toHaveText((await press.textContent()) ?? "");
  await expect(copy, name).toBeInViewport();
  expect(await along.locator(".words").evaluate(cutLines), name).toEqual([]);
  expect(await sightOf(press), name).toBeGreaterThanOrEqual(seen);
  const before = await pictureTop(press);
  await copy.evaluate((copy: HTMLElement) => copy.click());
  await expect(press).toHaveAttribute("aria-pressed", "false");
  expect(Math.abs((await pictureTop(press)) - before), name).toBeLessThanOrEqual(still);
}

test.describe("what tells a figure's answer", () => {
  const answer = (page: Page) => page.locator(".scene:has(> #counting) details.answer");

  test("opens with the answer, and moves nothing that is read below it where it was passed", async ({page}) => {
    await page.setViewportSize(beside[0]);
    await page.goto("gru.html");
    await comeTo(page, "counting");
    await expect(answer(page)).not.toHaveAttribute("open");
    // As in a browser that anchors no scrolling by itself.
    await page.addStyleTag({content: "* {overflow-anchor: none}"});
    const next = page.locator(".scene:has(> #counting) + *");
    await answer(page).evaluate((fold) =>
      scrollBy({top: fold.getBoundingClientRect().bottom + 40, behavior: "instant"})
    );
    const top = () => next.evaluate((next) => next.getBoundingClientRect().top);
    const before = await top();
    await page
      .locator("#counting .guess button")
      .last()
      .evaluate((button: HTMLElement) => button.click());
    await expect(answer(page)).toHaveAttribute("open");
    await next.evaluate(settled);
    expect(Math.abs((await top()) - before)).toBeLessThanOrEqual(still);
  });

  test("is open where an address asks for it, and without scripts", async ({page, browser}) => {
    await page.goto("gru.html?counting.shown=yes#counting");
    await expect(answer(page)).toHaveAttribute("open");
    const context = await browser.newContext({javaScriptEnabled: false});
    const unscripted = await context.newPage();
    await unscripted.goto(new URL("gru.html", page.url()).href);
    await expect(answer(unscripted).locator("p").first()).toBeVisible();
    await expect(answer(unscripted).locator("summary")).toBeHidden();
    await context.close();
  });
});

test("a link within the page ends a journey and goes where it says, and Back leads through both", async ({page}) => {
  await page.setViewportSize({width: 390, height: 844});
  const press = await travel(page);
  await page.locator('.sections a[href="#what-was-shown"]').evaluate((link: HTMLElement) => link.click());
  await expect(page.locator("#what-was-shown")).toBeInViewport();
  await expect(page.locator(".along")).toHaveCount(0);
  await page.goBack();
  await page.goBack();
  await expect(press).toBeInViewport();
  await expect(press).toBeFocused();
});

test("who asks twice for the way back goes back once", async ({page}) => {
  await page.setViewportSize({width: 390, height: 844});
  await page.goto("gru.html");
  const press = await travel(page);
  await page.getByRole("button", {name: "Back to the text"}).evaluate((button: HTMLElement) => {
    button.click();
    button.click();
  });
  await expect(press).toBeInViewport();
  await expect(page).toHaveURL(/exploding-gradient\.html/);
});

test("Escape goes back, wherever the focus is", async ({page}) => {
  await page.setViewportSize({width: 390, height: 844});
  const press = await travel(page);
  await page.locator("#loss-cliff .stage").evaluate((stage: HTMLElement) => stage.focus());
  await page.keyboard.press("Escape");
  await expect(press).toBeFocused();
  await expect(page.locator(".along")).toHaveCount(0);
});

/** Presses words on a phone whose picture is out of sight, and comes to the picture. */
async function travel(page: Page): Promise<Locator> {
  await page.goto("exploding-gradient.html");
  await comeTo(page, "loss-cliff");
  const press = page.locator('.press[data-figure="loss-cliff"][data-set="view=map"]');
  await press.evaluate((press) => press.scrollIntoView({block: "center", behavior: "instant"}));
  await press.evaluate((press: HTMLElement) => press.click());
  await expect(page.locator(".along")).toBeVisible();
  return press;
}
