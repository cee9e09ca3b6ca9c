import {leaveFor} from "../way/departures.js";
import {alongCard, type AlongCard} from "./alongCard.js";

let card: AlongCard | undefined;
let listening = false;

/**
 * Takes the reader to a figure, as a step in the history, and the words along: Back returns to the exact place, and to
 * what was pressed. From a card that came along, a journey goes on: Back returns to where it began.
 * @param from the button or link that was pressed
 * @param figure the `<figure>`; where it stands beside its text, its scene is come to
 * @param change what is to happen between leaving and arriving: what it does to the address is of the new step
 */
export function journeyTo(from: HTMLElement, figure: HTMLElement, change: () => void): AlongCard {
  endWithTheStep();
  if (!card?.element.isConnected) {
    leaveFor(figure, from);
    card = alongCard(from, () => history.back());
  }
  change();
  arriveAt(figure);
  card.standAt(figure);
  return card;
}

/**
 * Moves the page a little, to where the reader sees the figure and what was pressed, as a step in the history: Back returns
 * to the exact place. The words are there; no card is needed.
 * @param by how far down, in px
 */
export function journeyBy(from: HTMLElement, figure: HTMLElement, change: () => void, by: number): void {
  card?.remove();
  leaveFor(figure, from);
  change();
  scrollBy({top: by});
}

/** Beside its text a figure sticks to the window: what stands still is its scene. */
function arriveAt(figure: HTMLElement): void {
  const scene = figure.closest<HTMLElement>(".scene");
  const beside = scene !== null && getComputedStyle(scene).display === "grid";
  (beside ? scene : figure).scrollIntoView({block: "start"});
}

/** Another way through the history, or a link within the page, ends a journey. */
function endWithTheStep(): void {
  if (listening) return;
  listening = true;
  addEventListener("popstate", () => card?.remove());
}
