import {existsSync, readdirSync, readFileSync} from "node:fs";
import tseslint from "typescript-eslint";

/** Engines differ in the last bits of these; src/engine/numerics has ours, the same bits everywhere. */
const differsBetweenEngines = [
  ...["exp", "expm1", "log", "log2", "log10", "log1p", "tanh", "sinh", "cosh", "atanh", "asinh", "acosh"],
  ...["sin", "cos", "tan", "asin", "acos", "atan", "atan2", "pow", "hypot", "cbrt"]
];

const forbid = (object, property, message) => ({object, property, message});

const ambient = [
  forbid("Math", "random", "Randomness is seeded and passed in: random: Random (src/engine/random.ts)."),
  forbid("Date", "now", "A figure is a function of its settings, not of the clock.")
];

const clock = "What is computed is a function of its settings, not of the clock.";

/** Functions that are longer than a screen: the files of each, and why; one that is split leaves the list. */
const longerThanAScreen = [
  {files: ["src/engine/cells/operations/kinds.ts"], why: "the kinds of operation are a table, a line or two each"},
  {
    // AssemblyScript, which no linter reads.
    files: ["src/engine/float32/kernels/assembly/product.ts"],
    why: "fourRows, 67 lines: its three loops stay where their eight sums are in registers, which no function can be handed"
  }
];

/** Of each figure's room what its data come from: its experiment, and what of the room that runs. */
function computingOfFigures() {
  const queue = readdirSync("src/figures").map((room) => `src/figures/${room}/experiment.ts`);
  const found = new Set();
  while (queue.length > 0) {
    const file = queue.pop();
    if (found.has(file) || !existsSync(file)) continue;
    found.add(file);
    const imports = readFileSync(file, "utf8").matchAll(/^(?:import|export) (?!type\b)[^;]*? from "\.\/(\w+)\.js"/gm);
    queue.push(...Array.from(imports, ([, name]) => file.replace(/\w+\.ts$/, `${name}.ts`)));
  }
  return [...found];
}

/** What a screen shows of a function, without blank lines and comments. */
const fitsAScreen = ["error", {max: 60, skipBlankLines: true, skipComments: true}];

export default tseslint.config(
  {
    ignores: [
      "dist/",
      "src/.observablehq/",
      // AssemblyScript, which is not TypeScript, and what is compiled from it.
      "src/engine/float32/kernels/assembly/",
      "src/engine/cells/*/kernel.ts",
      "src/engine/float32/kernels/generated/",
      // Students' answers: code of theirs in no project of ours, and compiled networks.
      "work/",
      "test-results/",
      "playwright-report/"
    ]
  },
  ...tseslint.configs.strict,
  {
    files: ["**/*.ts"],
    languageOptions: {parserOptions: {projectService: true, tsconfigRootDir: import.meta.dirname}},
    rules: {
      "@typescript-eslint/no-floating-promises": "error",
      "@typescript-eslint/await-thenable": "error",
      "@typescript-eslint/no-misused-promises": "error",
      "@typescript-eslint/consistent-type-imports": "error",
      // A typed array says so by its index; `for (const key in record)` needs its check.
      "@typescript-eslint/prefer-for-of": "off"
    }
  },
  {rules: {eqeqeq: ["error", "always", {null: "ignore"}], "prefer-const": "error", "no-var": "error"}},
  {
    files: ["src/**/*.ts", "scripts/**/*.ts", "*.ts"],
    // A `describe` is a list of tests, not a function that is read.
    ignores: ["**/*.test.ts", "**/*.spec.ts"],
    rules: {"max-lines-per-function": fitsAScreen}
  },
  {files: longerThanAScreen.flatMap(({files}) => files), rules: {"max-lines-per-function": "off"}},
  {
    files: ["src/**/*.ts"],
    ignores: ["**/*.spec.ts"],
    rules: {"no-restricted-properties": ["error", ...ambient]}
  },
  {
    files: ["src/engine/**/*.ts", "src/experiments/**/*.ts", "src/exercises/**/*.ts", ...computingOfFigures()],
    ignores: ["**/*.test.ts"],
    rules: {
      "no-restricted-properties": [
        "error",
        ...ambient,
        forbid("performance", "now", clock),
        ...differsBetweenEngines.map((name) =>
          forbid("Math", name, `Math.${name} differs between JavaScript engines; use src/engine/numerics.`)
        )
      ],
      "no-restricted-syntax": [
        "error",
        {
          // x ** 2 and x ** -1 are exact products; x ** 0.5 and x ** y are Math.pow.
          selector: "BinaryExpression[operator='**']:not(:has(> Literal.right[raw=/^[0-9]+$/]))",
          message: "Only a literal whole exponent: other powers differ between JavaScript engines."
        },
        {selector: "AssignmentExpression[operator='**=']", message: "Powers differ between JavaScript engines."},
        {selector: ":matches(NewExpression, CallExpression)[callee.name='Date']", message: clock}
      ]
    }
  },
  {
    files: computingOfFigures(),
    rules: {
      "@typescript-eslint/no-restricted-imports": [
        "error",
        {
          patterns: [
            {
              regex: "/frame/(?!lastResult\\.js$)",
              allowTypeImports: true,
              message: "Data do not depend on how they are drawn: a changed colour would compute them anew."
            }
          ]
        }
      ]
    }
  }
);
