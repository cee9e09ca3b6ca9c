import {describe, expect, test} from "vitest";
import {inPlaceOfBrowser} from "../../../scripts/framework/loading/inPlaceOfBrowser.js";
import type {Figure} from "../mountFigure.js";
import {initialState, pairsOf, readFields, unnamedState} from "../state/addressState.js";
import {integer} from "../state/fields.js";
import {watched} from "../state/watched.js";
import {guess} from "./guess.js";
import {drawnCurve, guessed, pick, shown} from "./guessFields.js";

const fields = {
  step: integer({min: 0, max: 9, default: 3}),
  wall: guessed(integer({min: 0, max: 9, default: 5})),
  net: pick(["plain", "residual"]),
  line: drawnCurve({min: -6, max: 0, step: 0.5, default: [0, -1.5]}),
  shown: shown()
};
type State = ReturnType<typeof initialState<{[Name in keyof typeof fields]: (typeof fields)[Name]["initial"]}>>;

describe("what the prose sets", () => {
  const now = {...initialState<State>(fields), step: 7, wall: 2, net: "residual" as const, line: [-1, -2]};

  test("leaves the reader's guess as it is, shows the answer, and has all else as it is at first", () => {
    expect(unnamedState<State>(fields, now)).toEqual({...now, step: 3, shown: true});
  });
  test("may name any of them all the same", () => {
    expect(
      readFields<State>("f", fields, pairsOf("wall=9&shown=no&line=-3 -4"), unnamedState<State>(fields, now))
    ).toEqual({
      state: {...now, step: 3, wall: 9, line: [-3, -4], shown: false},
      notes: []
    });
  });
});

describe("a drawn curve", () => {
  test("is brought to its grid and range, and said to be", () => {
    expect(fields.line.read("-1.4 3")).toEqual({value: [-1.5, 0], exact: false});
  });
  test.each(["", "-1", "-1 -2 -3", "-1 x"])("that is “%s” is refused", (text) => {
    expect(fields.line.read(text)).toEqual({value: [0, -1.5], exact: false});
  });
  test("comes back as it was written", () => {
    expect(fields.line.read(fields.line.write([-5.5, -0.5]))).toEqual({value: [-5.5, -0.5], exact: true});
  });
});

describe("the question", () => {
  test("asks, takes the guess, answers it, holds it fast, and asks anew", () => {
    inPlaceOfBrowser(({document}) => {
      const {figure, state, set} = mounted();
      const input = document.createElement("input");
      const element = guess(figure, {
        question: "Which?",
        inputs: [input],
        made: ({net}) => net !== "",
        reply: ({net}) => `You said ${net || "nothing"}.`
      });
      const [button, reply, held] = ["button", ".reply", "fieldset"].map((part) => element.querySelector(part));
      const press = (): void => void button?.dispatchEvent(new (document.defaultView?.Event ?? Event)("click"));
      expect(button?.textContent).toBe("Show it without a guess");
      set({net: "plain"});
      expect([button?.textContent, reply?.textContent]).toEqual(["Show the answer", ""]);
      press();
      expect([button?.textContent, reply?.textContent]).toEqual(["Guess again", "You said plain."]);
      expect((held as HTMLFieldSetElement).disabled).toBe(true);
      set({step: 8});
      press();
      expect(state.value).toEqual({...initialState<State>(fields), step: 8});
      expect((held as HTMLFieldSetElement).disabled).toBe(false);
    });
  });

  test("opens what tells its answer in the text with the answer, and folds it for a new guess, in its own scene alone", () => {
    inPlaceOfBrowser(({document}) => {
      const {figure, set} = mounted();
      const [own, other] = [1, 2].map(() => {
        const scene = document.createElement("section");
        scene.className = "scene";
        scene.innerHTML = '<figure></figure><details class="answer"></details><details class="more"></details>';
        document.createElement("main").append(scene);
        return scene;
      });
      Object.assign(figure, {element: own.querySelector("figure")});
      const open = (scene: Element): string[] => Array.from(scene.querySelectorAll("details[open]"), ({className}) => className); // prettier-ignore
      const button = guess(figure, {question: "Which?", reply: () => "So."}).querySelector("button");
      own.querySelector(".answer")?.setAttribute("open", "");
      set({wall: 7});
      expect(open(own), "opened by hand, and no answer yet").toEqual(["answer"]);
      set({shown: true});
      expect([open(own), open(other)]).toEqual([["answer"], []]);
      set({shown: false});
      expect(open(own), "taken back by a step back, who reads there stays").toEqual(["answer"]);
      set({shown: true});
      button?.dispatchEvent(new (document.defaultView?.Event ?? Event)("click"));
      expect(open(own)).toEqual([]);
    });
  });

  test("takes a mark for a guess only once the reader has moved it", () => {
    inPlaceOfBrowser(() => {
      const {figure, set} = mounted();
      const element = guess(figure, {question: "Where?", reply: ({wall}) => `You said ${wall}.`});
      const [button, reply] = ["button", ".reply"].map((part) => element.querySelector(part));
      expect(button?.textContent).toBe("Show it without a guess");
      set({shown: true});
      expect(reply?.textContent).toContain("You made no guess");
      set({shown: false, wall: 6});
      expect(button?.textContent).toBe("Show the answer");
      set({shown: true});
      expect(reply?.textContent).toBe("You said 6.");
    });
  });
});

/** A figure's state, as its controls see it. */
function mounted() {
  const state = watched<Readonly<State>>(initialState<State>(fields), () => undefined);
  const set = (part: Partial<State>): void => state.become({...state.value, ...part});
  const figure = {
    ...{
      id: "f",
      element: document.createElement("figure"),
      fields,
      set,
      watch: state.watch,
      setField: (name: string, value: unknown) => set({[name]: value})
    },
    get state() {
      return state.value;
    }
  } as unknown as Figure<State>;
  return {figure, state, set};
}
