/** What is said where training gets no thread of its own: some frames of other sites, and some old browsers, give none. */
export const inPageNote =
  "This browser gives it no thread of its own here: it runs in the page’s, which answers more slowly meanwhile.";
