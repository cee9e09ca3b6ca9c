import type {FigureDeclaration} from "./declareFigure.js";
import {messageOf} from "./messageOf.js";
import type {Figure} from "./mountFigure.js";
import {near} from "./near.js";
import {notes} from "./notes.js";
import {mendAddress} from "./state/mendAddress.js";
import {textButton} from "./textButton.js";

/** A file that is fetched when it is asked for: what Framework's `FileAttachment` gives. */
interface JsonFile<Value = unknown> {
  json(): Promise<Value>;
}

/** What the block of a page hands over, as `::: figure` writes it. */
interface Place<Data, State extends object, Row extends object> {
  /** Loads the figure's module. */
  readonly figure: () => Promise<FigureDeclaration<never, Data, State, Row>>;
  readonly data: JsonFile<Data>;
  readonly parts?: Readonly<Record<string, JsonFile>>;
  /** How near the reader comes first, in screens: `"100%"`. */
  readonly within?: string;
  readonly invalidation?: Promise<unknown>;
}

/** After so long without its data a figure says that it waits, in ms: a reader has not wondered sooner. */
const patience = 1000;

/**
 * Brings `<figure id>` of a page to life once the reader comes near: fetches module and data, and mounts the view. Until
 * then the page has loaded nothing of the frame either. What goes wrong is said in the figure's place, with a button that
 * tries again; its still stays, and the rest of the page goes on.
 *
 * @throws Error when the page has no such figure
 */
export async function bringToLife<Data, State extends object, Row extends object>(
  id: string,
  {within, invalidation, ...place}: Place<Data, State, Row>
): Promise<void> {
  mendAddress();
  await near(id, within === undefined ? {} : {within});
  const said = notes();
  document.getElementById(id)?.append(said.element);
  void invalidation?.then(() => said.element.remove());
  let tries = 0;
  const attempt = async (): Promise<void> => {
    said.clearAlert();
    const waiting = setTimeout(() => said.note("The data of this figure are not there yet."), patience);
    try {
      const mount = await arrived(id, place);
      mount(invalidation);
      said.element.remove();
    } catch (error) {
      const remedies = [textButton("Try again", () => void attempt())];
      // Some browsers remember of a module that it did not arrive, for as long as the page is open.
      if (++tries > 1) remedies.push(textButton("Reload the page", () => location.reload()));
      said.alert(`This figure could not be brought to life. ${messageOf(error)}`, ...remedies);
    } finally {
      clearTimeout(waiting);
      said.clearNotes();
    }
  };
  await attempt();
}

/** Fetches what a figure is made of; what comes back mounts it. */
async function arrived<Data, State extends object, Row extends object>(
  id: string,
  {figure, data, parts = {}}: Pick<Place<Data, State, Row>, "figure" | "data" | "parts">
): Promise<(invalidation?: Promise<unknown>) => void> {
  const [declaration, computed, {mountFigure}] = await Promise.all([figure(), data.json(), import("./mountFigure.js")]);
  let mounted: Figure<State> | undefined;
  const refresh = (): void => mounted?.refresh();
  const view = await declaration.view(computed, {document, part: fetched(id, parts), refresh});
  return (invalidation) => {
    mounted = mountFigure(id, view, invalidation);
  };
}

/** The parts of a figure's data, each fetched once. */
export function fetched(id: string, parts: Readonly<Record<string, JsonFile>>): <Part>(name: string) => Promise<Part> {
  const arriving = new Map<string, Promise<unknown>>();
  return <Part>(name: string): Promise<Part> => {
    if (!Object.hasOwn(parts, name))
      throw new Error(`${id}: expected one of the parts ${Object.keys(parts).join(", ")}, got ${name}`);
    const known = arriving.get(name);
    if (known) return known as Promise<Part>;
    const part = parts[name].json();
    arriving.set(name, part);
    // One that did not arrive is asked for again, when the reader comes back to it.
    part.catch(() => arriving.delete(name));
    return part as Promise<Part>;
  };
}
