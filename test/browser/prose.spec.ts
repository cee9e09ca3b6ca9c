import {expect, test, type Page} from "@playwright/test";
import {comeTo, openFigure} from "./support/figurePage.js";
import {lessonPages} from "./support/lessonPages.js";
import {watchPage} from "./support/watchPage.js";

const lesson = "vanishing-gradient";

/** The first question of a lesson, its choices, and the answer with its summary. */
function firstQuestion(page: Page) {
  const question = page.locator("fieldset.predict").first();
  return {
    question,
    choices: question.getByRole("radio"),
    summary: question.locator("summary"),
    answer: question.locator("details p").first()
  };
}

test("a term shows its definition while it is focused or hovered, until Escape, within a screen of 360 px", async ({
  page
}) => {
  await page.setViewportSize({width: 360, height: 740});
  await page.goto(`${lesson}.html`);
  const term = page.locator(".term").first();
  const definition = term.locator(".definition");
  await expect(definition).toBeHidden();
  await term.focus();
  await expect(definition).toBeVisible();
  const box = await definition.boundingBox();
  expect(box?.x).toBeGreaterThanOrEqual(0);
  expect((box?.x ?? 0) + (box?.width ?? 361)).toBeLessThanOrEqual(360);
  await term.blur();
  await expect(definition).toBeHidden();
  await term.hover();
  await expect(definition).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(definition).toBeHidden();
  await page.mouse.move(0, 0);
  await term.hover();
  await expect(definition).toBeVisible();
});

for (const javaScriptEnabled of [true, false])
  test.describe(`questions ${javaScriptEnabled ? "" : "without JavaScript"}`, () => {
    test.use({javaScriptEnabled});

    test("hold their answer back until a guess is made, and then mark what is so", async ({page}) => {
      await page.goto(`${lesson}.html`);
      const {question, choices, summary, answer} = firstQuestion(page);
      await question.scrollIntoViewIfNeeded();
      await expect(summary).toBeHidden();
      await choices.first().check();
      await expect(summary).toBeVisible();
      await expect(answer).toBeHidden();
      await summary.click();
      await expect(answer).toBeVisible();
      const marks = await question
        .locator("label")
        .evaluateAll((labels) => labels.map((label) => getComputedStyle(label, "::after").content));
      expect(marks.filter((mark) => mark.includes("this is so"))).toHaveLength(1);
    });
  });

test("every lesson asks three questions or more, each with one right answer that leads to a figure", async ({page}) => {
  for (const address of lessonPages.filter((path) => path !== "index.html")) {
    await page.goto(address);
    const questions = await page.locator("fieldset.predict").evaluateAll((fieldsets) =>
      fieldsets.map((fieldset) => ({
        choices: fieldset.querySelectorAll("input[type=radio]").length,
        right: fieldset.querySelectorAll("[data-right]").length,
        names: new Set(Array.from(fieldset.querySelectorAll("input"), ({name}) => name)).size,
        links: Array.from(fieldset.querySelectorAll("details a"), (link) => link.getAttribute("href"))
      }))
    );
    expect(questions.length, address).toBeGreaterThanOrEqual(3);
    for (const {choices, right, names, links} of questions) {
      expect(choices).toBeGreaterThanOrEqual(3);
      expect([right, names]).toEqual([1, 1]);
      expect(
        links.filter((href) => /\?([a-z-]+)\.\w+=.*#\1$/.test(href ?? "")),
        address
      ).toHaveLength(1);
    }
  }
});

for (const address of lessonPages)
  test(`${address}: what drives a figure from the prose sets what the figure has, and changes it`, async ({page}) => {
    test.setTimeout(240_000);
    await page.goto(address);
    for (const id of await page.locator("figure[id]").evaluateAll((figures) => figures.map(({id}) => id))) {
      const figure = await comeTo(page, id);
      const buttons = page.locator(`.press[data-figure="${id}"]`);
      for (let k = 0; k < (await buttons.count()); ++k)
        await buttons.nth(k).evaluate((button: HTMLElement) => button.click());
      for (const href of await linksTo(page, id)) {
        await page.evaluate(async (id) => {
          document.querySelector<HTMLElement>(`#${id} .tools button:last-child`)?.click();
          // What it is reset to is drawn in a frame of its own.
          await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
        }, id);
        const before = await figure.locator(".picture").innerHTML();
        await page
          .locator(`a[href="${href}"]`)
          .first()
          .evaluate((link: HTMLElement) => link.click());
        await expect.poll(() => figure.locator(".picture").innerHTML(), href).not.toBe(before);
      }
      await expect(figure.locator(".note"), id).toHaveCount(0);
    }
  });

/** The links within the page that set a field of the figure. */
function linksTo(page: Page, id: string): Promise<string[]> {
  return page
    .locator(`main a[href*="?${id}."]`)
    .evaluateAll((links: HTMLAnchorElement[]) =>
      links.filter(({pathname}) => pathname === location.pathname).map((link) => link.getAttribute("href") ?? "")
    );
}

test("an answer's link sets its figure without loading the page again, takes the reader there, and Back returns", async ({
  page
}) => {
  const faults = watchPage(page);
  // A jump, not a glide: going back while the page still glides would be another test.
  await page.emulateMedia({reducedMotion: "reduce"});
  await page.goto(`${lesson}.html`);
  await page.evaluate(() => document.documentElement.setAttribute("data-same", ""));
  const {question, choices, summary} = firstQuestion(page);
  await question.scrollIntoViewIfNeeded();
  await choices.first().check();
  await summary.click();
  const link = question.locator("details a[href*='?']").first();
  const target = new URL((await link.getAttribute("href")) ?? "", page.url());
  await expect(page.locator(`${target.hash} .stage svg`).first()).toBeVisible();
  const figure = page.locator(`${target.hash} .stage`);
  const said = page.locator(`${target.hash} .say`);
  const before = await said.textContent();
  // Its place in the window: what tells the figure's answer, above it, has been opened by then.
  const topOf = (): Promise<number> => link.evaluate((link) => link.getBoundingClientRect().top);
  const top = await topOf();
  await link.click();
  const [[name = "", value = ""] = []] = [...target.searchParams];
  await expect.poll(() => new URL(page.url()).searchParams.get(name)).toBe(value);
  expect(new URL(page.url()).hash).toBe(target.hash);
  await expect(figure).toBeFocused();
  await expect(figure).toBeInViewport();
  await expect(said).not.toHaveText(before ?? "");
  await page.goBack();
  await expect(said).toHaveText(before ?? "");
  await expect.poll(async () => Math.abs((await topOf()) - top)).toBeLessThanOrEqual(1);
  expect(new URL(page.url()).searchParams.get(name)).toBeNull();
  await expect(page.locator("html")).toHaveAttribute("data-same", "");
  expect(faults).toEqual([]);
});

/** A number with what it must not be parted from: its power of ten, its sign of per cent, what it is the value of. */
const together = String.raw`\d·10|\d%|\S\u00a0[=≈<>≤≥]\u00a0[−\d]`;

test("no line breaks a number, nor a short formula", async ({page}) => {
  test.setTimeout(240_000);
  let seen = 0;
  for (const address of lessonPages)
    for (const width of [390, 1440]) {
      await page.setViewportSize({width, height: 900});
      await page.goto(address);
      const {broken, found} = await page.evaluate((together) => {
        const tops = (rects: DOMRectList) => Array.from(rects, ({top, height}) => top + height / 2);
        const isBroken = (rects: DOMRectList) => Math.max(...tops(rects)) - Math.min(...tops(rects)) > 12;
        const walker = document.createTreeWalker(document.querySelector("main") ?? document.body, NodeFilter.SHOW_TEXT);
        const broken: string[] = [];
        let found = 0;
        for (let node = walker.nextNode(); node; node = walker.nextNode())
          for (const match of node.nodeValue?.matchAll(new RegExp(together, "g")) ?? []) {
            const range = document.createRange();
            range.setStart(node, match.index);
            range.setEnd(node, match.index + match[0].length);
            if (range.getClientRects().length === 0) continue;
            found += 1;
            if (isBroken(range.getClientRects())) broken.push(`${match[0]} in “${node.nodeValue?.slice(0, 80)}”`);
          }
        for (const formula of document.querySelectorAll(".katex.unbroken")) {
          const bases = Array.from(formula.querySelectorAll(".base"), (base) => base.getBoundingClientRect());
          if (bases.length < 2 || bases[0].width === 0) continue;
          found += 1;
          if (bases.some(({left}, k) => k > 0 && left < bases[k - 1].left)) broken.push(formula.textContent ?? "");
        }
        return {broken, found};
      }, together);
      expect(broken, `${address}, ${width} px`).toEqual([]);
      seen += found;
    }
  expect(seen).toBeGreaterThan(200);
});

test("on paper a stepped figure shows its key frames, and inputs are gone", async ({page}) => {
  const figure = await openFigure(page, lesson, "chain-stepper");
  const frames = figure.locator("img.frames");
  await expect(frames).toBeHidden();
  await page.emulateMedia({media: "print"});
  await expect(frames).toBeVisible();
  await expect.poll(() => frames.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(0);
  await expect(figure.locator(".controls")).toBeHidden();
  await expect(figure.locator("figcaption")).toBeVisible();
});

test("a figure far down asks for its data when the reader comes near", async ({page}) => {
  const asked: string[] = [];
  page.on("request", (request) => asked.push(request.url()));
  await page.goto(`${lesson}.html`, {waitUntil: "networkidle"});
  const late = (): string[] => asked.filter((url) => url.includes("/during-training."));
  expect(late().filter((url) => url.includes(".json"))).toEqual([]);
  await page.locator("#during-training").scrollIntoViewIfNeeded();
  await expect.poll(() => late().filter((url) => url.includes(".json")).length).toBe(1);
  await expect(page.locator("#during-training .stage svg").first()).toBeVisible();
});
