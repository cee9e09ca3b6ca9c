import type {Expression} from "./expression.js";

/** How tightly an expression holds together, of 5: what stands looser within needs brackets. */
const strengths: Partial<Record<Expression["kind"], number>> = {"+": 1, "-": 1, negative: 2, "*": 3, "/": 3, "^": 4};

function isLooser({kind}: Expression, least: number): boolean {
  return (strengths[kind] ?? 5) < least;
}

/** As a reader would type it. */
export function writeText(f: Expression): string {
  switch (f.kind) {
    case "number":
      return String(f.value);
    case "name":
      return f.name;
    case "negative":
      return `-${textWithin(f.of, 3)}`;
    case "call":
      return `${f.name}(${writeText(f.of)})`;
    case "max":
    case "min":
      return `${f.kind}(${writeText(f.left)}, ${writeText(f.right)})`;
    case "^":
      return `${textWithin(f.left, 5)}^${textWithin(f.right, 5)}`;
    case "+":
      return `${textWithin(f.left, 1)} + ${textWithin(f.right, 1)}`;
    case "-":
      return `${textWithin(f.left, 1)} - ${textWithin(f.right, 2)}`;
    case "*":
      return `${textWithin(f.left, 3)} * ${textWithin(f.right, 4)}`;
    case "/":
      return `${textWithin(f.left, 3)} / ${textWithin(f.right, 4)}`;
  }
}

function textWithin(f: Expression, least: number): string {
  return isLooser(f, least) ? `(${writeText(f)})` : writeText(f);
}

/** As MathML, to be set inside a `<math>`. All of it is written from the tree: no text of the reader's is in it. */
export function writeMathML(f: Expression): string {
  switch (f.kind) {
    case "number":
      return `<mn>${f.value}</mn>`;
    case "name":
      return `<mi>${f.name === "pi" ? "π" : f.name}</mi>`;
    case "negative":
      return row(sign("−"), within(f.of, 3));
    case "call":
      return callMathML(f.name, f.of);
    case "max":
    case "min":
      return row(upright(f.kind), sign("("), writeMathML(f.left), sign(","), writeMathML(f.right), sign(")"));
    case "^":
      return `<msup>${row(within(f.left, 5))}${row(writeMathML(f.right))}</msup>`;
    case "/":
      return `<mfrac>${row(writeMathML(f.left))}${row(writeMathML(f.right))}</mfrac>`;
    case "*":
      return row(within(f.left, 3), sign(f.right.kind === "number" ? "·" : "⁢"), within(f.right, 3));
    case "+":
      return row(within(f.left, 1), sign("+"), within(f.right, 1));
    case "-":
      return row(within(f.left, 1), sign("−"), within(f.right, 2));
  }
}

function callMathML(name: string, of: Expression): string {
  const inside = writeMathML(of);
  if (name === "sqrt") return `<msqrt>${inside}</msqrt>`;
  if (name === "abs") return row(sign("|"), inside, sign("|"));
  if (name === "exp") return `<msup><mi>e</mi>${row(inside)}</msup>`;
  const known: Readonly<Record<string, string>> = {logistic: "σ", relu: "ReLU", log: "ln"};
  const base = /^log(\d+)$/.exec(name)?.[1];
  const written = base ? `<msub>${upright("log")}<mn>${base}</mn></msub>` : upright(known[name] ?? name);
  return row(written, sign("("), inside, sign(")"));
}

function within(f: Expression, least: number): string {
  return isLooser(f, least) ? row(sign("("), writeMathML(f), sign(")")) : writeMathML(f);
}

function row(...parts: readonly string[]): string {
  return `<mrow>${parts.join("")}</mrow>`;
}

function sign(character: string): string {
  return `<mo>${character}</mo>`;
}

function upright(name: string): string {
  return `<mi mathvariant="normal">${name}</mi>`;
}
