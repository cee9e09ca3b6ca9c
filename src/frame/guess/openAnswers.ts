import {barHeight} from "../scene/barHeight.js";

/**
 * Opens or folds what tells a figure's answer in the text, `<details class="answer">` of its scene. With the answer in the
 * picture it opens; it folds for a new guess, and never because the picture is as it was: who reads in it stays there.
 */
export function openAnswers(figure: HTMLElement, open: boolean): void {
  const scene = figure.closest(".scene");
  for (const answer of scene?.querySelectorAll("details.answer") ?? [])
    if (answer.hasAttribute("open") !== open)
      keepWhatFollows(answer, scene, () => answer.toggleAttribute("open", open));
}

/** Where the reader has passed it, it changes out of sight, and what follows its scene stays where it is. */
function keepWhatFollows(answer: Element, scene: Element | null, change: () => void): void {
  const next = scene?.nextElementSibling;
  if (!next || answer.getBoundingClientRect().bottom >= barHeight()) return change();
  const {top} = next.getBoundingClientRect();
  change();
  scrollBy({top: next.getBoundingClientRect().top - top, behavior: "instant"});
}
