/** One lesson of the lecture: the address of its page and the name that links to it carry. */
export interface Lesson {
  path: string;
  name: string;
  /** Its picture in the map of the lessons; the first page, which has that map, has none. */
  thumbnail?: Thumbnail;
}

/** A part of a figure in one state, without its lettering. */
export interface Thumbnail {
  figure: string;
  /** As an address has it: `sigmaW=3&shown=yes`. */
  state: string;
  /** Width and height to draw the figure in. */
  size: readonly [number, number];
  /** What of it is kept: left, top, width and height, all thumbnails of one shape. */
  cut: readonly [number, number, number, number];
}

/** The pages in the order of the lecture. Header, pager and browser tests follow this list. */
export const lessons: Lesson[] = [
  {path: "/index", name: "The question"},
  {
    path: "/vanishing-gradient",
    name: "Vanishing gradient",
    thumbnail: {figure: "gradient-vanishing-curves", state: "shown=yes", size: [300, 240], cut: [34, 16, 198, 132]}
  },
  {
    path: "/language-models",
    name: "Language models",
    thumbnail: {figure: "is-or-are-gradient", state: "", size: [300, 190], cut: [42, 22, 186, 124]}
  },
  {
    path: "/exploding-gradient",
    name: "Exploding gradient",
    thumbnail: {figure: "loss-cliff", state: "view=perspective", size: [324, 480], cut: [46, 32, 240, 160]}
  },
  {
    path: "/lstm",
    name: "LSTM",
    thumbnail: {figure: "cell-state-traces", state: "", size: [324, 745], cut: [-4, 392, 312, 208]}
  },
  {
    path: "/gru",
    name: "GRU",
    thumbnail: {figure: "keep-or-replace", state: "", size: [324, 400], cut: [22, 128, 243, 162]}
  },
  {
    path: "/deep-networks",
    name: "Deep",
    thumbnail: {figure: "same-or-fresh", state: "shown=yes", size: [324, 480], cut: [42, 36, 204, 136]}
  },
  {
    path: "/bidirectional",
    name: "Both directions",
    thumbnail: {figure: "two-directions", state: "shown=yes", size: [324, 480], cut: [58, -10, 264, 176]}
  },
  {
    path: "/multilayer",
    name: "Many layers",
    thumbnail: {figure: "layer-and-time", state: "shown=yes", size: [324, 480], cut: [36, 40, 282, 188]}
  },
  {
    path: "/recap",
    name: "Recap",
    thumbnail: {figure: "concept-map", state: "", size: [450, 300], cut: [0, 0, 450, 300]}
  },
  {
    path: "/playground",
    name: "Playground",
    thumbnail: {figure: "playground", state: "", size: [324, 560], cut: [30, 40, 284, 189]}
  }
];

/** The lessons' thumbnails by their figures. */
export const thumbnails: ReadonlyMap<string, Thumbnail> = new Map(
  lessons.flatMap(({thumbnail}) => (thumbnail ? [[thumbnail.figure, thumbnail]] : []))
);
