/** An SVG element with its attributes, and words where it has any. */
export function shape<Name extends "svg" | "a" | "rect" | "text" | "g" | "path" | "circle" | "line" | "tspan" | "use">(
  document: Document,
  name: Name,
  attributes: Readonly<Record<string, string | number>>,
  words?: string
): SVGElementTagNameMap[Name] {
  const element = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value));
  if (words !== undefined) element.textContent = words;
  return element;
}
