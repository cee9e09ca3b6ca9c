import {addressOf} from "./state/writeAddress.js";

/**
 * Copies the link to a figure as it is now. Where the browser keeps its clipboard closed, as in a frame of another site,
 * the link is there to be copied by hand: marked, with the focus on it.
 * @param show puts words and what stands beside them into the page
 */
export async function copyLink(id: string, show: (words: string, field: HTMLElement) => void): Promise<string> {
  const link = addressOf(id);
  try {
    await navigator.clipboard.writeText(link);
    return "Copied";
  } catch {
    const field = linkField(link);
    show("The browser keeps its clipboard closed. Copy the link by hand:", field);
    field.focus();
    field.select();
    return "Not copied";
  }
}

function linkField(link: string): HTMLInputElement {
  const field = Object.assign(document.createElement("input"), {type: "text", readOnly: true, value: link});
  field.className = "link";
  field.setAttribute("aria-label", "link to this figure");
  field.addEventListener("focus", () => field.select());
  return field;
}
