/**
 * The place for a figure's messages. It lies over the picture, so that a message moves nothing on the page.
 * `note` stays until it is dismissed; `alert` until the next picture succeeds (`clearAlert`).
 */
export function notes(): {
  element: HTMLElement;
  note: (message: string) => void;
  alert: (message: string) => void;
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
    alert(text) {
      if (alerted?.firstChild?.textContent === text) return;
      clearAlert();
      alerted = message("alert", "alert", text);
      element.append(alerted);
    },
    clearAlert,
    clearNotes: () => element.querySelectorAll(".note").forEach((note) => note.remove())
  };
}

function message(className: string, role: string, text: string): HTMLElement {
  const box = document.createElement("div");
  box.className = className;
  box.setAttribute("role", role);
  const sentence = document.createElement("span");
  sentence.textContent = text;
  const dismiss = document.createElement("button");
  dismiss.type = "button";
  dismiss.textContent = "Dismiss";
  dismiss.addEventListener("click", () => box.remove());
  box.append(sentence, dismiss);
  return box;
}
