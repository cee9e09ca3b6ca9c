/** One lesson of the lecture: the address of its page and the name that links to it carry. */
export interface Lesson {
  path: string;
  name: string;
  /** The ids of its figures: the build fails when one is gone. */
  figures?: string[];
}

/** The pages in the order of the lecture. Header, pager and browser tests follow this list. */
export const lessons: Lesson[] = [
  {path: "/index", name: "The question"},
  {
    path: "/vanishing-gradient",
    name: "Vanishing gradient",
    figures: [
      "chain-stepper",
      "gradient-vanishing-curves",
      "your-own-activation",
      "eigenvalue-or-singular-value",
      "near-and-far",
      "two-explanations",
      "nudge-and-gradient",
      "during-training"
    ]
  },
  {
    path: "/language-models",
    name: "Language models",
    figures: ["tickets", "is-or-are", "is-or-are-sentence", "is-or-are-gradient", "real-text"]
  },
  {
    path: "/exploding-gradient",
    name: "Exploding gradient",
    figures: ["explosion", "explosion-run", "loss-cliff", "clipping", "clipping-rescues"]
  },
  {
    path: "/lstm",
    name: "LSTM",
    figures: ["cell-microscope", "work-the-gates", "cell-state-traces", "highway", "not-guaranteed", "lstm-timeline"]
  },
  {
    path: "/gru",
    name: "GRU",
    figures: ["gru-microscope", "keep-or-replace", "two-reset-gates", "lstm-or-gru-cost", "lstm-or-gru"]
  }
];
