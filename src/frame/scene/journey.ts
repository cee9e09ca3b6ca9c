import {alongCard, type AlongCard} from "./alongCard.js";

/** A reader who was taken from the words that were pressed to a picture elsewhere in the page. */
interface Journey {
  /** What was pressed, and where the page stood then. */
  readonly from: HTMLElement;
  readonly top: number;
  readonly card: AlongCard;
}

let journey: Journey | undefined;
let listening = false;

/**
 * Takes the reader to a figure, as a step in the history, and the words along: Back returns to the exact place, and to
 * what was pressed. A journey within a journey returns to where the first began.
 * @param from the button or link that was pressed
 * @param figure the `<figure>`; where it stands beside its text, its scene is come to
 * @param change what is to happen between leaving and arriving: what it does to the address is of the new step
 */
export function journeyTo(from: HTMLElement, figure: HTMLElement, change: () => void): AlongCard {
  listen();
  if (journey === undefined || !journey.card.element.isConnected) {
    const top = scrollY;
    history.pushState(null, "", `#${figure.id}`);
    journey = {from, top, card: alongCard(from, () => history.back())};
  }
  change();
  arriveAt(figure);
  journey.card.leaveWith(figure);
  return journey.card;
}

/** Beside its text a figure sticks to the window: what stands still is its scene. */
function arriveAt(figure: HTMLElement): void {
  const scene = figure.closest<HTMLElement>(".scene");
  const beside = scene !== null && getComputedStyle(scene).display === "grid";
  (beside ? scene : figure).scrollIntoView({block: "start"});
}

function listen(): void {
  if (listening) return;
  listening = true;
  addEventListener("popstate", () => {
    if (journey === undefined) return;
    const {from, top, card} = journey;
    journey = undefined;
    card.element.remove();
    // After the browser's own return, which knows the place only as far as it had come.
    requestAnimationFrame(() => {
      scrollTo({top, behavior: "instant"});
      from.focus({preventScroll: true});
    });
  });
}
