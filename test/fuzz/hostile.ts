import fc from "fast-check";

/** How many cases of each sort are tried: some at each run, `CASES=10000` by hand. */
export const cases = (atEachRun: number): number => Number(process.env.CASES ?? atEachRun);

/** For a test that tries all of them; in ms. */
export const timeout = 60_000 + 50 * cases(0);

/** What somebody writes who wants code of theirs to run, or to reach what only the program should. */
const attacks = [
  ...["constructor", "__proto__", "prototype", "toString", "valueOf", "hasOwnProperty", "globalThis", "window", "this"],
  ...["x.constructor", 'x.constructor.constructor("globalThis.harm=1")()', 'cos.constructor("globalThis.harm=1")()'],
  ...['import("fs")', 'evaluate("1")', 'parse("x")', 'createUnit("harm")', 'derivative("x","x")', "simplify(x)"],
  ...[
    "f(x)=import({sqrt:1},{override:true})",
    "{a:1}.constructor",
    "[1,2].constructor",
    '"a".constructor',
    "x=5",
    "e=3"
  ],
  ...[
    "typed(x)",
    "config({})",
    "chain(x)",
    "map([x],f)",
    "range(0,1e9)",
    "ones(1e9)",
    "factorial(1e9)",
    "x[constructor]"
  ],
  ...["<script>globalThis.harm=1</script>", "<img src=x onerror=harm=1>", "javascript:harm=1", "${harm=1}", "`${x}`"],
  ...["x;harm=1", "x\nharm=1", "x#", "x'", "x''", "x!", "x%", "5 cm", "x to cm", "i", "2i", "true", "null", "undefined"]
];

/** Numbers at the ends of what there is, as somebody types them. */
const numbers = [
  ...["0", "-0", "1e308", "1.8e308", "1e999", "-1e999", "5e-324", "1e-999", "NaN", "Infinity", "-Infinity", "0x10"],
  ...["1_000", "1,5", "1.5.2", ".", "1e", "--1", "+1", "٣", "１", "0.1e-5", "9".repeat(400), "0b1", "1n", " 3 ", "1/0"]
];

/** Letters that texts break on. */
const letters = [
  "\u0000",
  "\uFEFF",
  "\u202E",
  "\uD800",
  "😀",
  "é",
  "ﷺ",
  "%",
  "%zz",
  "%00",
  "+",
  "&",
  "=",
  "#",
  "\\",
  '"',
  "'"
];

/** Any text that means harm, or none and does it. */
export const hostileText: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(...attacks),
  fc.constantFrom(...numbers),
  fc.constantFrom("", " ", ...letters),
  fc.string({unit: "binary", maxLength: 200}),
  fc
    .array(fc.constantFrom(...attacks, ...numbers, ...letters), {minLength: 2, maxLength: 6})
    .map((all) => all.join("")),
  fc.tuple(fc.constantFrom(...attacks, ...letters), fc.integer({min: 2, max: 3000})).map(([of, n]) => of.repeat(n))
);

const functions = [
  "exp",
  "log",
  "sqrt",
  "abs",
  "sin",
  "cos",
  "tanh",
  "atan",
  "logistic",
  "sign",
  "step",
  "max",
  "min",
  "pow"
];
const leaf = fc.oneof(
  {arbitrary: fc.constantFrom("x", "X", "e", "pi", "0", "1", "2", "1e308", "1e-308", "5e-324", "9e99"), weight: 6},
  {arbitrary: fc.constantFrom(...numbers), weight: 1},
  {arbitrary: fc.constantFrom(...attacks), weight: 1}
);

/** Something like a formula: poles, towers of powers, overflow on the way, brackets left open, and attacks among its parts. */
const formula = fc.letrec<{formula: string}>((tie) => ({
  formula: fc.oneof(
    {depthSize: "small", withCrossShrink: true},
    leaf,
    fc
      .tuple(tie("formula"), fc.constantFrom("+", "-", "*", "/", "^", " ", "", ",", "**", "^-", "·", "−", "%", ":"))
      .chain(([left, operator]) => tie("formula").map((right) => `${left}${operator}${right}`)),
    fc.tuple(fc.constantFrom(...functions, "constructor", "f", ""), tie("formula")).map(([f, of]) => `${f}(${of})`),
    tie("formula").map((of) => `(${of}`),
    tie("formula").map((of) => `-${of}`),
    fc.tuple(tie("formula"), fc.integer({min: 1, max: 60})).map(([of, n]) => `${"(".repeat(n)}${of}${")".repeat(n)}`),
    fc.integer({min: 2, max: 60}).map((n) => Array.from({length: n}, () => "x").join("^"))
  )
})).formula;

/** Any expression that a reader may give to be drawn. */
export const hostileExpression: fc.Arbitrary<string> = fc.oneof(
  {arbitrary: formula, weight: 4},
  {arbitrary: hostileText, weight: 1},
  {arbitrary: fc.tuple(formula, hostileText).map(([start, end]) => start + end), weight: 1}
);
