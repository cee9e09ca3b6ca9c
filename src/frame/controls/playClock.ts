export interface PlayClockOptions {
  /** Goes one further; false when that was the end. */
  readonly advance: () => boolean;
  /** Time from one to the next, in ms. */
  readonly pause: () => number;
  /** Time before the first, which answers the press, in ms. */
  readonly lead: () => number;
  /** Called when it starts and when it stops. */
  readonly changed: (playing: boolean) => void;
  /** What has to be on the screen for it to go on. */
  readonly onScreen: Element;
  readonly signal: AbortSignal;
}

export interface PlayClock {
  readonly playing: boolean;
  play(): void;
  stop(): void;
}

/** A clock that starts only when asked, and stops at the end, off screen, in a hidden tab, and with its figure. */
export function playClock({advance, pause, lead, changed, onScreen, signal}: PlayClockOptions): PlayClock {
  let timer: ReturnType<typeof setTimeout> | undefined;

  const stop = (): void => {
    if (timer === undefined) return;
    clearTimeout(timer);
    timer = undefined;
    changed(false);
  };

  const next = (): void => {
    if (advance()) timer = setTimeout(next, pause());
    else stop();
  };

  const observer = new IntersectionObserver((entries) => {
    if (entries.at(-1)?.isIntersecting === false) stop();
  });
  observer.observe(onScreen);
  document.addEventListener("visibilitychange", () => document.hidden && stop(), {signal});
  signal.addEventListener("abort", () => {
    observer.disconnect();
    stop();
  });

  return {
    get playing() {
      return timer !== undefined;
    },
    play() {
      if (timer !== undefined || signal.aborted) return;
      timer = setTimeout(next, lead());
      changed(true);
    },
    stop
  };
}
