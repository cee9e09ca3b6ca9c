import {describe, expect, test} from "vitest";
import {handNumbers, readProseNumbers} from "../../scripts/framework/checking/handNumbers.js";

/** What is found in a page, each as its place and the number. */
function found(text: string, exceptions: readonly {text: string; source: string}[] = []): string[] {
  const findings = handNumbers(new Map([["src/a.md", text]]), {"src/a.md": [...exceptions]});
  return findings.map(({file, found}) => `${file}: ${found.split(" in “")[0]}`);
}

describe("a number typed by hand is found", () => {
  test.each([
    ["prose", "It is thrown at update 94.", "94"],
    ["a percentage", "Then 53% are clipped, or 53&nbsp;%.", "53%", "53&nbsp;%"],
    ["a power of ten", "Left are 3·10⁻⁶, then 2 · 10⁻¹⁶, then 10⁻⁷.", "3·10⁻⁶", "2 · 10⁻¹⁶", "10⁻⁷"],
    ["thousands, decimals, signs", "From 3,000 to −0.40.", "3,000", "−0.40"],
    ["an answer to a question", "<label><input type='radio' name='x1' data-right> About 0.003</label>", "0.003"],
    ["the text for who does not see it", '<img class="still" width="720" alt="It falls to 0.35.">', "0.35"],
    ["what is read out", '<span aria-label="7 of 9" title="12">a</span>', "7", "9", "12"],
    ["a heading", "## 2. After 94 updates", "94"],
    ["a list", "1. First 94 updates", "94"],
    ["the words of a link, not its target", "[94 steps](./lstm?x=12#y3)", "94"],
    ["a count of one", "It learnt it in 1 seed, and 1 of 10 fell.", "1", "1", "10"],
    ["a round count that could be a year", "The gradient grows to 2000.", "2000"],
    [
      "counts after what a year follows",
      "By 2000 updates, until 1750&nbsp;steps, **1750** runs.",
      "2000",
      "1750",
      "1750"
    ],
    ["one as a median", "It is 1 in the median.", "1"],
    ["a formula by itself", "It is $0.77$, then $-3$ and $2 \\cdot 10^2$.", "0.77", "-3", "2"],
    [
      "a formula that says what a letter is",
      "At $T = 21$, $\\rho=0.9$, $x_{12} = 94$, $\\sigma_{\\mathrm{max}} \\approx 1.3$.",
      "21",
      "0.9",
      "94",
      "1.3"
    ],
    ["emphasis", "It is _0.37_, **.37** or _94 steps_.", "0.37", ".37", "94"],
    ["a number without its nought", "Then .37 of them, or −.5.", ".37", "−.5"],
    ["a fraction of one letter", "In ¾ of them, or 2⅓.", "¾", "2⅓"],
    ["a count after the name of a place", "In this section 37 updates, in figure 6 runs.", "37", "6"],
    ["beside a placeholder", "{{a!b}} of 10 seeds", "10"]
  ])("in %s", (_, text, ...numbers) => {
    expect(found(text)).toEqual(numbers.map((number) => `src/a.md:1: ${number}`));
  });

  test("in a figure's alt, frames and caption, at its line, and not in its settings", () => {
    const block =
      "::: figure a as a-2\nsettings: {rate: 0.02,\n  steps: 7}\nalt: At 94.\nframes: At 93.\ncaption: 92 <i>units</i>.\n:::";
    expect(found(`Words.\n\n${block}`)).toEqual(["src/a.md:6: 94", "src/a.md:7: 93", "src/a.md:8: 92"]);
  });

  test("in the glossary", () => {
    const glossary = '{\n  "float32": "About 7 digits.",\n  "unit": "One of them."\n}';
    const [{file, expected}] = handNumbers(new Map([["data/glossary.json", glossary]]), {});
    expect(file).toBe("data/glossary.json:2");
    expect(expected).toContain("{{figure!fact}}");
    expect(expected).toContain("data/prose-numbers.json");
  });
});

describe("nothing is found", () => {
  test.each([
    ["placeholders", "At {{loss-cliff!thrownAt.w | fixed 2}} and {{clipping.rate}}."],
    ["formulas", "So $x_{12} = 3 x_{11}$, $h^{t-1}$, $T = {{a.steps}}$, and\n\n$$\n0.25^{10}\n$$\n"],
    ["formulas of a gate's ends", "With $f = 1$ and $c^0 = 0$."],
    ["code", "`94`, and\n\n```js\nconst x = 94;\n```\n"],
    [
      "states and addresses",
      '<button data-figure="a" data-set="u6=0.2">Shut it</button> <a href="b.html?x=94">there</a>'
    ],
    [
      "styles and sizes",
      '<figure id="a-2" style="--slider: 12.9rem"><img width="720" height="480" alt="A wall."></figure>'
    ],
    ["years", "Cho et al. (2014), Tallec and Ollivier 2018; in 2014 too.\n- **1997, LSTM.** From 2013 to 2015."],
    ["places in a paper", "Section 2.1.3, section 2.1, Fig. 3, equations 5 to 8, lesson 2, figure 6."],
    ["names", "float32, CS224n, h¹ to h⁴, ∂<i>h</i>¹⁰, <i>W</i><sub>12</sub>, gru-28, W_2, w_12_3, ∂_<i>h</i>_4."],
    ["ends of a scale", "Between 0 and 1, or −1; beyond ±1; 1 − u; the gate is 0."],
    ["95% intervals", "The median (95% interval), with 95&nbsp;% intervals."],
    ["the list of sources", "Words.\n\n## Sources\n\n- A. Author. 12 pages.\n\n### More\n\n- 13\n"],
    ["comments", "<!-- 94 -->"]
  ])("in %s", (_, text) => {
    expect(found(text)).toEqual([]);
  });

  test("where the words of a button or a link say the state that it sets, and only that", () => {
    const button = (words: string) => `<button data-figure="a" data-set="u6=0.5&steps=3000">${words}</button>`;
    expect(found(button("step 6, 0.5 and 3,000"))).toEqual([]);
    expect(found(button("With $u_6 = 0.5$"))).toEqual([]);
    expect(found(button("With $u_6 = 0.4$"))).toEqual(["src/a.md:1: 0.4"]);
    expect(found(`${button("at 0.2")} and at 0.5`)).toEqual(["src/a.md:1: 0.2", "src/a.md:1: 0.5"]);
    expect(found("[at 128 units](?cost.size=128#cost), <a href='#'>at 128</a>")).toEqual(["src/a.md:1: 128"]);
  });

  test("after the sources' section, only its own", () => {
    expect(found("## Sources\n\n- 12\n\n## Next\n\n13 seeds")).toEqual(["src/a.md:7: 13"]);
  });
});

describe("an exception", () => {
  test("excuses the numbers that its text holds, wherever it stands", () => {
    const paper = {text: "5,400 runs", source: "Greff et al. 2017, abstract"};
    expect(found("In 5,400 runs of 8.\n\nOf 5,400 runs", [paper])).toEqual(["src/a.md:1: 8"]);
  });

  test("excuses a number in a formula", () => {
    expect(found("Up to $T = 200$, and $T = 30$.", [{text: "to $T = 200$", source: "a paper"}])).toEqual([
      "src/a.md:1: 30"
    ]);
  });

  test("that excuses nothing is found, and so is one of a page that is not there", () => {
    const [gone] = handNumbers(new Map([["src/a.md", "Words."]]), {
      "src/a.md": [{text: "94 steps", source: "a paper"}]
    });
    expect(gone).toMatchObject({file: "data/prose-numbers.json", found: "“94 steps”, which the page does not say"});
    const [stranger] = handNumbers(new Map(), {"src/b.md": []});
    expect(stranger).toMatchObject({file: "data/prose-numbers.json", found: "src/b.md"});
  });

  test("of the repository has a text with a number and a source", () => {
    const all = Object.values(readProseNumbers()).flat();
    expect(all.length).toBeGreaterThan(0);
    for (const {source} of all) expect(source.trim()).not.toBe("");
  });
});
