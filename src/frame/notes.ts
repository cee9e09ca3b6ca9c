import {textButton} from "./textButton.js";

/**
 * The place for a figure's messages. It lies over the picture, so that a message moves nothing on the page.
 * `note` stays until it is dismissed; `alert` until the next picture succeeds (`clearAlert`). What a reader can do about
 * it stands beside it.
 */
export function notes(): {
  element: HTMLElement;
  note: (message: string) => void;
  alert: (message: string, ...remedies: readonly HTMLElement[]) => void;
  clearAlert: () => void;
  clearNotes: () => void;
} {
  const element = document.createElement("div");
  element.className = "notes";
  let alerted: HTMLElement | undefined;

  const clearAlert = (): void => {
    alerted?.remove();
    alerted = undefined;
  };

  return {
    element,
    note: (text) => element.append(message("note", "status", text)),
    alert(text, ...remedies) {
      if (alerted?.firstChild?.textContent === text && remedies.length === 0) return;
      clearAlert();
      alerted = message("alert", "alert", text, remedies);
      element.append(alerted);
    },
    clearAlert,
    clearNotes: () => element.querySelectorAll(".note").forEach((note) => note.remove())
  };
}

function message(className: string, role: string, text: string, remedies: readonly HTMLElement[] = []): HTMLElement {
  const box = document.createElement("div");
  box.className = className;
  box.setAttribute("role", role);
  const sentence = document.createElement("span");
  sentence.textContent = text;
  box.append(
    sentence,
    ...remedies,
    textButton("Dismiss", () => box.remove())
  );
  return box;
}
