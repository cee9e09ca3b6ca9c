/** Some tests, by a part of "file describe title", and why they are named. */
interface Named {
  readonly test: RegExp;
  readonly why: string;
}

/** What `WHOLE=1` leaves to Chromium, and what Firefox, or Playwright in it, does not give. */
export const onlyChromium: readonly Named[] = [
  {test: /without JavaScript/, why: "Firefox ignores the switch without a word: the test would pass and test nothing"},
  {
    test: /no formula is cut off|the reader's own size|stepping\.spec/,
    why: "letters and frames are set and counted by DevTools"
  },
  {
    test: /accessib|, (dark|light)|light\.spec|takes the still one's place/,
    why: "colour schemes by Playwright, with axe in both, and layout shifts, which Chromium alone reports"
  },
  {test: /on a phone|finger|touch\.spec/, why: "Playwright has neither fingers nor phones in Firefox"},
  {
    test: /the tools save|rows hold the times|CSV and SVG hold/,
    why: "Playwright does not hear of Firefox's downloads; firefox.spec.ts reads what is given"
  },
  {test: /on paper|fits on one page/, why: "the medium of print by Playwright"},
  {test: /costs at most 400 kB/, why: "Firefox does not keep the bodies of answers"},
  {
    test: /legible\.spec|right to left/,
    why: "a word's box there takes in the stroke in the paper's colour around its letters: 3 px that nobody sees"
  },
  {
    test: /clamp what is typed/,
    why: "Playwright's fill() does not empty an input of numbers there: 1234 becomes 01234"
  },
  {
    test: /Back returns|to the bits of Node/,
    why: "Playwright's goBack() waits for a page to load, where none has to; a download"
  },
  {test: /from a checkpoint/, why: "the run has ended there before it is asked to stop"},
  {
    test: /shows what can be cut|under the mouse/,
    why: "seen to fail, and open: the mouse comes to a place beside the one that was asked for, or out of the window"
  },
  {
    test: /no higher than 2\.2rem/,
    why: "seen to fail, and open: what gets the focus by a script under the bar of sections stays under it"
  },
  {
    test: /gone back by a button|returns also where/,
    why: "seen to fail, and open: the address has still the figure's mark when the place is reached"
  },
  {
    test: /in a low window together/,
    why: "seen to fail, and open: where a run has ended, the figure's own scroll stands at 20 px"
  }
];

/** Asked of a reader who wants rest: in Firefox a preference of the whole browser, so that these are a project of their own. */
export const atRest: readonly Named[] = [
  {test: /scenes\.spec|way\.spec|reduced motion|an answer's link/, why: "jumps are to be jumps, not glides"},
  {test: /in the prose drive the figure/, why: "what it scrolls to is looked at at once"}
];
