/**
 * Makes `render` something to ask for: however often, it runs at most once an animation frame. What is asked for first in
 * a frame is drawn as soon as the code that asks is done, so that a drag does not wait for the next frame before anything
 * is computed. It is asked for by itself when `element` becomes visible or changes its size; then, and for the first time,
 * it does wait.
 */
export function onceAFrame(render: () => void, element: HTMLElement, signal: AbortSignal): () => void {
  let frame = 0;
  let drawn = "";
  let wanted = false;
  const size = (): string => `${element.clientWidth}×${element.clientHeight}`;
  const draw = (): void => {
    wanted = false;
    drawn = size();
    if (element.clientWidth > 0) render();
  };
  const waitForFrame = (): void => {
    if (frame !== 0) return;
    frame = requestAnimationFrame(() => {
      frame = 0;
      if (!wanted) return;
      draw();
      waitForFrame();
    });
  };
  const ask = (): void => {
    if (wanted || signal.aborted) return;
    wanted = true;
    const isFirstOfFrame = frame === 0 && drawn !== "";
    waitForFrame();
    if (isFirstOfFrame) queueMicrotask(() => !signal.aborted && draw());
  };
  const observer = new ResizeObserver(() => {
    if (size() === drawn || signal.aborted) return;
    wanted = true;
    waitForFrame();
  });
  observer.observe(element);
  signal.addEventListener("abort", () => {
    observer.disconnect();
    cancelAnimationFrame(frame);
  });
  return ask;
}
