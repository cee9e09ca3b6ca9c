/** One lesson of the lecture: the address of its page and the name that links to it carry. */
export interface Lesson {
  path: string;
  name: string;
}

/** The pages in the order of the lecture. Header, pager and browser tests follow this list. */
export const lessons: Lesson[] = [
  {path: "/index", name: "The question"},
  {
    path: "/vanishing-gradient",
    name: "Vanishing gradient"
  },
  {
    path: "/language-models",
    name: "Language models"
  },
  {
    path: "/exploding-gradient",
    name: "Exploding gradient"
  },
  {
    path: "/lstm",
    name: "LSTM"
  },
  {
    path: "/gru",
    name: "GRU"
  },
  {
    path: "/deep-networks",
    name: "Deep"
  },
  {
    path: "/bidirectional",
    name: "Both directions"
  },
  {
    path: "/multilayer",
    name: "Many layers"
  },
  {
    path: "/recap",
    name: "Recap"
  }
];
