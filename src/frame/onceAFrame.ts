/**
 * Makes `render` something to ask for: however often, it runs once in the next animation frame. It is asked for by
 * itself when `element` becomes visible or changes its size.
 */
export function onceAFrame(render: () => void, element: HTMLElement, signal: AbortSignal): () => void {
  let frame = 0;
  let drawn = "";
  const size = (): string => `${element.clientWidth}×${element.clientHeight}`;
  const ask = (): void => {
    if (frame !== 0 || signal.aborted) return;
    frame = requestAnimationFrame(() => {
      frame = 0;
      drawn = size();
      if (element.clientWidth > 0) render();
    });
  };
  const observer = new ResizeObserver(() => {
    if (size() !== drawn) ask();
  });
  observer.observe(element);
  signal.addEventListener("abort", () => {
    observer.disconnect();
    cancelAnimationFrame(frame);
  });
  return ask;
}
