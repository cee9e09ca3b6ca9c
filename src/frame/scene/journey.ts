import {alongCard, type AlongCard} from "./alongCard.js";

/** Where a reader was taken away from: what was pressed, and where the page stood then. */
interface Departure {
  readonly from: HTMLElement;
  readonly top: number;
}

/** What an entry of the tab's history knows of journeys, by their numbers: the one that left it, the one that led to it. */
interface Place {
  readonly left?: number;
  readonly arrived?: number;
}

const departures: Departure[] = [];
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
  listen();
  if (!card?.element.isConnected) {
    const number = departures.push({from, top: scrollY}) - 1;
    history.replaceState({...placeOf(history.state), left: number}, "");
    history.pushState({arrived: number} satisfies Place, "", `#${figure.id}`);
    card = alongCard(from, () => history.back());
  }
  change();
  arriveAt(figure);
  card.standAt(figure);
  return card;
}

/** Beside its text a figure sticks to the window: what stands still is its scene. */
function arriveAt(figure: HTMLElement): void {
  const scene = figure.closest<HTMLElement>(".scene");
  const beside = scene !== null && getComputedStyle(scene).display === "grid";
  (beside ? scene : figure).scrollIntoView({block: "start"});
}

/** Another way through the history, or a link within the page, ends a journey; it moves nothing then. */
function listen(): void {
  if (listening) return;
  listening = true;
  addEventListener("popstate", ({state}) => {
    card?.remove();
    const {left} = placeOf(state);
    const departure = left === undefined ? undefined : departures[left];
    if (departure) returnTo(departure);
  });
}

/** After the browser's own return, which knows the place only as far as the page had come. */
function returnTo({from, top}: Departure): void {
  requestAnimationFrame(() => {
    scrollTo({top, behavior: "instant"});
    from.focus({preventScroll: true});
  });
}

function placeOf(state: unknown): Place {
  return typeof state === "object" && state !== null ? state : {};
}
