/** What is no text of a page: tags with their attributes, and code within them, and menus, which have no elements. */
const notText =
  /(<(?:script|style|code|pre|svg|title|option)\b[^]*?<\/(?:script|style|code|pre|svg|title|option)>|<!--[^]*?-->|<[^>]*>)/gi;

/** HTML with its text changed, and nothing else of it. */
export function changeText(html: string, change: (text: string) => string): string {
  // Every other part is a tag, for the pattern that splits is a group.
  return html
    .split(notText)
    .map((part, k) => (k % 2 === 1 ? part : change(part)))
    .join("");
}
