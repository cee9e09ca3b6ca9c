import type {FigureWith} from "../controls/controls.js";
import type {Figure} from "../mountFigure.js";
import type {Fields} from "../state/fields.js";
import {setWords, spokenSymbols} from "../words/symbols.js";
import {openAnswers} from "./openAnswers.js";

export interface GuessOptions<State> {
  readonly question: string;
  /** What the guess is made with, where that is not the picture alone. */
  readonly inputs?: readonly HTMLElement[];
  /** Whether there is a guess; without this, there is one once a mark is no more where it stands at first. */
  readonly made?: (state: Readonly<State>) => boolean;
  /** What is said to this very guess once the answer is there; where `made` is given, for no guess too. */
  readonly reply: (state: Readonly<State>) => string;
}

/**
 * A question that the figure asks before it shows its answer: the reader commits to a guess and is answered for it. The
 * guess is held fast while the answer is there; who has none may look all the same.
 * @param figure with a field `shown`, whether the answer is there
 */
export function guess<State>(
  figure: Figure<State> & FigureWith<"shown", boolean>,
  {question, inputs = [], made, reply}: GuessOptions<State>
): HTMLElement {
  const isMade = made ?? ((state) => isMoved<State>(figure.fields, state));
  const keeping: FigureWith<"shown", boolean> = figure;
  const asked = document.createElement("p");
  asked.className = "question";
  setWords(asked, question);
  const fields = document.createElement("fieldset");
  fields.append(...inputs);
  const button = document.createElement("button");
  button.type = "button";
  button.setAttribute("aria-controls", figure.id);
  button.addEventListener("click", () => {
    if (keeping.state.shown) {
      openAnswers(figure.element, false);
      guessAgain<State>(figure);
    } else keeping.setField("shown", true);
  });
  const answer = document.createElement("p");
  answer.className = "reply";
  answer.setAttribute("role", "status");
  keeping.watch(({shown}) => {
    const {state} = figure as Figure<State>;
    if (shown) openAnswers(figure.element, true);
    fields.disabled = shown;
    button.textContent = shown ? "Guess again" : isMade(state) ? "Show the answer" : "Show it without a guess";
    setWords(answer, !shown ? "" : made || isMade(state) ? reply(state) : unguessed);
  });
  const element = document.createElement("div");
  element.className = "control guess";
  element.dataset.field = "shown";
  element.setAttribute("role", "group");
  element.setAttribute("aria-label", spokenSymbols(question));
  element.append(asked, ...(inputs.length > 0 ? [fields] : []), button, answer);
  return element;
}

/** What is said to who has left the mark where it stands at first. */
const unguessed = "You made no guess. The answer is in the picture and in the sentence under it.";

/** Whether the reader has moved a mark, or drawn a curve. */
function isMoved<State>(fields: Fields<State>, state: Readonly<State>): boolean {
  const names = (Object.keys(fields) as (keyof State)[]).filter((name) => name !== "shown" && fields[name].whenUnnamed);
  return names.some((name) => fields[name].write(state[name]) !== fields[name].write(fields[name].initial));
}

/** Hides the answer and takes the guess back; the rest of the state stays. */
function guessAgain<State>({fields, state, set}: Figure<State>): void {
  const names = Object.keys(fields) as (keyof State)[];
  const kept = names.filter((name) => fields[name].whenUnnamed);
  const fresh: Partial<State> = {};
  for (const name of kept) if (state[name] !== fields[name].initial) fresh[name] = fields[name].initial;
  set(fresh);
}
