/**
 * Opens or folds what tells a figure's answer in the text, `<details class="answer">` of its scene. With the answer in the
 * picture it opens; it folds for a new guess, and never because the picture is as it was: who reads in it stays there.
 */
export function openAnswers(figure: HTMLElement, open: boolean): void {
  for (const answer of figure.closest(".scene")?.querySelectorAll("details.answer") ?? [])
    answer.toggleAttribute("open", open);
}
