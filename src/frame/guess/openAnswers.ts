/**
 * Opens or folds what tells a figure's answer in the text, `<details class="answer">` of its scene: with the answer in the
 * picture it opens, and when the guess is taken back it folds. A reader may open it by hand at any time.
 */
export function openAnswers(figure: HTMLElement, open: boolean): void {
  for (const answer of figure.closest(".scene")?.querySelectorAll("details.answer") ?? [])
    answer.toggleAttribute("open", open);
}
