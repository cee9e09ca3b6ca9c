/**
 * Puts each control where it belongs: at `<span data-control="FIGURE.FIELD">` in the prose, when the page has one for
 * the control's `data-field`, else into `row`. The end of `signal` puts the prose back as it was.
 */
export function placeControls(
  id: string,
  controls: readonly HTMLElement[],
  row: HTMLElement,
  signal: AbortSignal
): void {
  for (const control of controls) {
    const place = findPlace(id, control.dataset.field);
    if (!place) {
      row.append(control);
      continue;
    }
    const before = [...place.childNodes];
    place.replaceChildren(control);
    signal.addEventListener("abort", () => place.replaceChildren(...before));
  }
}

function findPlace(id: string, field: string | undefined): HTMLElement | null {
  if (field === undefined) return null;
  return document.querySelector<HTMLElement>(`[data-control="${CSS.escape(`${id}.${field}`)}"]`);
}
