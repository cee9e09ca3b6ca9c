/** How long a button says what it has done before it says again what it does, in ms. */
const feedback = 1500;

/** What a tool does; a word that it returns stands on its button for a moment: "Copied". */
export type Tool = () => unknown;

/** A row of small text buttons, each named by its key. */
export function toolRow(tools: Readonly<Record<string, Tool>>, fail: (error: unknown) => void): HTMLElement {
  const row = document.createElement("div");
  row.className = "tools";
  for (const [label, tool] of Object.entries(tools)) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = label;
    button.addEventListener("click", () => {
      use(button, label, tool).catch(fail);
    });
    row.append(button);
  }
  return row;
}

async function use(button: HTMLButtonElement, label: string, tool: Tool): Promise<void> {
  const done = await tool();
  if (typeof done !== "string") return;
  button.textContent = done;
  setTimeout(() => (button.textContent = label), feedback);
}
