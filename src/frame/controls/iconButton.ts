/** Each a shape in a box of 16 units. */
const icons = {
  back: {name: "Previous step", path: "M11 3 5 8l6 5"},
  play: {name: "Play", path: "M5 3l8 5-8 5z"},
  playStages: {name: "Play from stage to stage", path: "M4 3l7 5-7 5zM13 3v10"},
  pause: {name: "Pause", path: "M5 3v10M11 3v10"},
  on: {name: "Next step", path: "M5 3l6 5-6 5"}
};

export type Icon = keyof typeof icons;

/** A button of one icon, named by it, that acts on a figure. */
export function iconButton(icon: Icon, figureId: string, act: () => void): HTMLButtonElement {
  const button = document.createElement("button");
  button.type = "button";
  button.setAttribute("aria-controls", figureId);
  button.addEventListener("click", act);
  showIcon(button, icon);
  return button;
}

/** Gives a button another icon, and its name. */
export function showIcon(button: HTMLButtonElement, icon: Icon): void {
  const {name, path} = icons[icon];
  button.innerHTML = `<svg viewBox="0 0 16 16" aria-hidden="true"><path d="${path}"/></svg>`;
  button.setAttribute("aria-label", name);
  button.title = name;
}
