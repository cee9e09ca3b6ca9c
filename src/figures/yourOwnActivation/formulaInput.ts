import type {Figure} from "../../frame/mountFigure.js";
import {presets, type Formula, type formulaReader} from "./formulaReader.js";
import type {Expression} from "../../frame/formulas/expression.js";
import {limits} from "../../frame/formulas/readExpression.js";
import {writeMathML, writeText} from "../../frame/formulas/writeExpression.js";

/** The longest derivative that is shown, in letters as typed. */
const longest = 160;

/**
 * A box for a formula, with presets beside it, under it f as it was read and f′, and a message where what stands in the box
 * cannot be drawn. The figure's state changes only to what can be.
 */
export function formulaInput<State extends {expression: string}>(
  figure: Figure<State>,
  reader: ReturnType<typeof formulaReader>,
  shown: () => Formula
): HTMLElement {
  const input = document.createElement("input");
  Object.assign(input, {type: "text", spellcheck: false, autocomplete: "off", maxLength: limits.letters + 30});
  input.setAttribute("autocapitalize", "off");
  input.setAttribute("aria-controls", figure.id);
  const message = make("p", "message");
  message.id = `${figure.id}-message`;
  message.setAttribute("role", "status");
  input.setAttribute("aria-describedby", message.id);
  const asRead = make("p", "derivative");

  const say = (words: string): void => {
    message.textContent = words;
    input.setAttribute("aria-invalid", String(words !== ""));
  };
  const take = (): void => {
    const text = input.value;
    const read = reader.read(text);
    if (read === undefined)
      return void reader.load().then(take, () => say("The reader of formulas could not be loaded."));
    if ("refused" in read) return say(`${read.refused} Shown is still f(x) = ${shown().text}.`);
    say("");
    figure.set({expression: text} as Partial<State>);
  };
  input.addEventListener("focus", () => void reader.load().catch(() => undefined));
  input.addEventListener("input", take);

  const menu = document.createElement("select");
  menu.setAttribute("aria-controls", figure.id);
  menu.setAttribute("aria-label", "activations to begin with");
  menu.append(new Option("your own", ""), ...presets.map(({name, text}) => new Option(name, text)));
  menu.addEventListener("change", () => {
    if (menu.value === "") return input.focus();
    say("");
    figure.set({expression: menu.value} as Partial<State>);
  });

  figure.watch(({expression}) => {
    const read = reader.read(expression);
    if (read === undefined)
      void reader.load().then(figure.refresh, () => say("The reader of formulas could not be loaded."));
    if (read && "refused" in read) say(`“${expression}”: ${read.refused} Shown is f(x) = ${shown().text}.`);
    else if (document.activeElement !== input || read) say("");
    if (input.value !== expression && document.activeElement !== input) input.value = expression;
    if (document.activeElement === input && read && "formula" in read && input.value !== expression)
      input.value = expression;
    menu.value = presets.some(({text}) => text === expression) ? expression : "";
    asRead.innerHTML = readMarkup(shown());
  });

  const label = document.createElement("label");
  label.append("f(x) = ", input);
  const line = make("span", "line");
  line.append(label, menu);
  const element = document.createElement("div");
  element.className = "control formula";
  element.dataset.field = "expression";
  element.append(line, message, asRead);
  return element;
}

/** What f′ is where `step` and `sign` leave it open: src/frame/formulas/slopes/slopeAt.ts. */
const kinks =
  "step(u) is 1 where u &gt; 0, 0 where u &lt; 0; at a kink, f′ is the slope of the flatter side, 0 between a fall and a rise";

/** f as it was read, and f′, as MathML. */
function readMarkup({expression, derivative}: Formula): string {
  const text = writeText(derivative);
  const read = equation("<mi>f</mi>", expression);
  if (text.length > longest) return `${read} &nbsp; f′(x) is too long to be shown; it is computed all the same.`;
  const note = text.includes("step(") ? ` &nbsp; ${kinks}` : "";
  return `${read} &nbsp; ${equation("<mi>f</mi><mo>′</mo>", derivative)}${note}`;
}

function equation(left: string, right: Expression): string {
  const whole = `${left}<mo>(</mo><mi>x</mi><mo>)</mo><mo>=</mo>${writeMathML(right)}`;
  return `<math display="inline"><mrow>${whole}</mrow></math>`;
}

function make(tag: "p" | "span", className: string): HTMLElement {
  const element = document.createElement(tag);
  element.className = className;
  return element;
}
