import {initialState} from "../../src/frame/state/addressState.js";
import type {FigureDeclaration, View} from "../../src/frame/declareFigure.js";
import {document} from "../../src/loaders/document.js";

/** A figure's view over data, in linkedom's document, and its first state: what a test of its pictures and words needs. */
export async function viewOf<Settings, Data, State extends object, Row extends object>(
  figure: FigureDeclaration<Settings, Data, State, Row>,
  data: Data,
  parts: Readonly<Record<string, unknown>> = {}
): Promise<View<State, Row> & {readonly first: State}> {
  const view = await figure.view(data, {
    document,
    part: <Part>(name: string) => Promise.resolve(parts[name] as Part),
    refresh: () => undefined
  });
  const first = initialState<State>(view.fields);
  await view.ready?.(first);
  return {...view, first};
}
