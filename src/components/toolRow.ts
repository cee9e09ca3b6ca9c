/** How long a button says what it has done before it says again what it does, in ms. */
const feedback = 1500;

/** A row of small text buttons. An action may return a word that stands on its button for a moment: "Copied". */
export function toolRow(
  actions: Readonly<Record<string, () => void | string | Promise<string | void>>>,
  fail: (error: unknown) => void
): HTMLElement {
  const row = document.createElement("div");
  row.className = "tools";
  for (const [label, act] of Object.entries(actions)) row.append(toolButton(label, act, fail));
  return row;
}

function toolButton(
  label: string,
  act: () => void | string | Promise<string | void>,
  fail: (error: unknown) => void
): HTMLElement {
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = label;
  button.addEventListener("click", async () => {
    try {
      const done = await act();
      if (!done) return;
      button.textContent = done;
      setTimeout(() => (button.textContent = label), feedback);
    } catch (error) {
      fail(error);
    }
  });
  return button;
}
