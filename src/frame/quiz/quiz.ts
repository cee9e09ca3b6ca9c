import {drawQuestions, noAnswers, readAnswers, writeAnswers, type Answers} from "./answers.js";

/** Where the reader's own browser keeps the answers. */
const kept = "questions";

/** A question of the page. */
interface Question {
  readonly name: string;
  readonly element: HTMLFieldSetElement;
  readonly choices: readonly HTMLInputElement[];
  readonly answer: HTMLDetailsElement;
  /** The place of the right choice. */
  readonly right: number;
  /** Where it comes from, and what that is called. */
  readonly lesson: {readonly href: string; readonly title: string} | undefined;
}

/**
 * Draws some of the questions of a page by a seed, keeps score, and says what the score is made of. Answers stay in the
 * reader's browser. Without a script all questions are there, by lesson.
 * @param quiz holds the questions, each a `fieldset.predict`, and the headings of the lessons that they are from
 * @param invalidation resolves when the page drops its code: Framework's
 */
export function quiz(quiz: HTMLElement, {count, invalidation}: {count: number; invalidation: Promise<unknown>}): void {
  const life = new AbortController();
  void invalidation.then(() => life.abort());
  const questions = [...quiz.querySelectorAll<HTMLFieldSetElement>("fieldset.predict")].map(readQuestion);
  const store = openStore();
  let answers = store.answers;
  const panel = scorePanel();
  const asked = (): Question[] => drawQuestions(questions, answers.seed, count);
  const keep = (next: Answers): void => {
    answers = next;
    panel.note(store.write(next));
  };
  const score = (): void => panel.show(asked(), answers);
  const ask = (): void => {
    layOut(quiz, questions, asked());
    for (const question of questions) showAnswered(question, answers.picked[question.name]);
    score();
  };
  // The buttons stand under the last question: whoever asks for others goes on at the first.
  const begin = (): void => {
    ask();
    asked().at(0)?.choices.at(0)?.focus();
  };
  for (const question of questions)
    question.answer.addEventListener(
      "toggle",
      () => {
        const picked = question.choices.findIndex(({checked}) => checked);
        if (!question.answer.open || picked < 0 || question.name in answers.picked) return;
        keep({...answers, picked: {...answers.picked, [question.name]: picked}});
        showAnswered(question, picked);
        score();
      },
      {signal: life.signal}
    );
  panel.again.addEventListener("click", () => {
    keep({seed: answers.seed + 1, picked: {}, before: [...answers.before, ...ended(asked(), answers)]});
    begin();
  });
  panel.forget.addEventListener("click", () => {
    keep(noAnswers);
    begin();
  });
  quiz.append(panel.element);
  if (store.damaged)
    panel.note("What was kept of earlier answers could not be read. It stays where it is until you answer.");
  ask();
  life.signal.addEventListener("abort", () => panel.element.remove());
}

function readQuestion(element: HTMLFieldSetElement): Question {
  const choices = [...element.querySelectorAll<HTMLInputElement>("input[type=radio]")];
  const [answer] = element.getElementsByTagName("details");
  const {lesson} = element.dataset;
  const link = lesson
    ? document.querySelector<HTMLAnchorElement>(`.quiz h3[data-lesson="${CSS.escape(lesson)}"] a`)
    : null;
  return {
    ...{name: choices[0]?.name ?? "", element, choices, answer},
    right: choices.findIndex((choice) => choice.hasAttribute("data-right")),
    lesson: link ? {href: link.href, title: link.textContent ?? ""} : undefined
  };
}

/** Shows what is asked, in the order of the draw, and nothing else. */
function layOut(quiz: HTMLElement, questions: readonly Question[], asked: readonly Question[]): void {
  for (const heading of quiz.querySelectorAll("h3")) heading.hidden = true;
  for (const {element} of questions) element.hidden = true;
  quiz.prepend(...asked.map(({element}) => element));
  for (const {element} of asked) element.hidden = false;
}

/** A question that was answered holds what was picked, beside its answer; another takes what will be. */
function showAnswered({choices, answer}: Question, picked: number | undefined): void {
  for (const [k, choice] of choices.entries()) {
    choice.checked = k === picked;
    choice.disabled = picked !== undefined;
  }
  answer.open = picked !== undefined;
}

function ended(asked: readonly Question[], {seed, picked, before}: Answers): Answers["before"] {
  const answered = asked.filter(({name}) => name in picked);
  if (answered.length === 0 || before.some((one) => one.seed === seed)) return [];
  return [{seed, right: answered.filter(({name, right}) => picked[name] === right).length, asked: answered.length}];
}

/** What the browser has kept, and how to keep more; `write` says what went wrong, or nothing. */
function openStore(): {answers: Answers; damaged: boolean; write: (answers: Answers) => string} {
  const write = (answers: Answers): string => {
    try {
      localStorage.setItem(kept, writeAnswers(answers));
      return "";
    } catch {
      return "This browser keeps nothing for this page: your answers are lost when you leave it.";
    }
  };
  try {
    const text = localStorage.getItem(kept);
    const answers = text === null ? noAnswers : readAnswers(text);
    return {answers: answers ?? noAnswers, damaged: answers === undefined, write};
  } catch {
    return {answers: noAnswers, damaged: false, write};
  }
}

/** The score and what it is made of, with what begins anew. */
function scorePanel() {
  const element = document.createElement("div");
  element.className = "score";
  const [words, missed, past, note] = ["p", "ul", "p", "p"].map((tag) => document.createElement(tag));
  words.setAttribute("role", "status");
  note.setAttribute("role", "status");
  const [again, forget] = ["Ten others", "Forget my answers"].map((label) =>
    Object.assign(document.createElement("button"), {type: "button", textContent: label})
  );
  element.append(words, missed, past, again, forget, note);
  return {
    ...{element, again, forget},
    note: (message: string) => void (note.textContent = message),
    show(asked: readonly Question[], {picked, before}: Answers) {
      const answered = asked.filter(({name}) => name in picked);
      const wrong = answered.filter(({name, right}) => picked[name] !== right);
      words.textContent = sayScore(asked.length, answered.length, wrong.length);
      missed.replaceChildren(...wrong.map(missedItem));
      past.textContent = before.length === 0 ? "" : `Before: ${before.map(sayEnded).join(", ")}.`;
    }
  };
}

function sayScore(asked: number, answered: number, wrong: number): string {
  if (answered === 0) return `${asked} questions. Pick an answer, then see: what you have picked by then counts.`;
  const right = `${answered - wrong} of ${answered} guessed right`;
  const open = asked - answered;
  const rest = open === 0 ? "" : `; ${open} ${open === 1 ? "is" : "are"} still open`;
  const why = wrong === 0 ? "" : answered === wrong ? ". What to look at again:" : ". Missed, and where to look again:";
  return `${right}${rest}${why || "."}`;
}

function sayEnded({right, asked}: Answers["before"][number]): string {
  return `${right} of ${asked}`;
}

/** A missed question, with the figure that shows its answer. */
function missedItem({element, answer, lesson}: Question): HTMLElement {
  const item = document.createElement("li");
  const link = document.createElement("a");
  link.textContent = element.querySelector("legend")?.textContent ?? "";
  link.href = answer.querySelector("a")?.href ?? lesson?.href ?? "";
  item.append(link, ...(lesson ? [` (${lesson.title})`] : []));
  return item;
}
