/**
 * Makes one element what another is, by as few changes as it takes: what stays is neither laid out nor painted anew. A
 * picture that follows a slider is mostly the one before it.
 * @param shown an element of the page; afterwards it is equal to `next`
 * @param next of the same name; parts of it may have been moved into `shown`
 */
export function morph(shown: Element, next: Element): void {
  morphAttributes(shown, next);
  const before = Array.from(shown.childNodes);
  const after = Array.from(next.childNodes);
  for (const [k, node] of after.entries()) {
    const old = before.at(k);
    if (old === undefined) shown.append(node);
    // Most of a picture stays; the browser finds that much faster than we.
    else if (old.isEqualNode(node)) continue;
    else if (isElement(old) && isElement(node) && sameKind(old, node)) morph(old, node);
    else if (old.nodeType !== node.nodeType || isElement(old)) shown.replaceChild(node, old);
    else if (old.nodeValue !== node.nodeValue) old.nodeValue = node.nodeValue;
  }
  for (const old of before.slice(after.length)) shown.removeChild(old);
}

/** Whether one can become the other: a name is all that an element cannot change. */
export function sameKind(a: Element, b: Element): boolean {
  return a.localName === b.localName && a.namespaceURI === b.namespaceURI;
}

function morphAttributes(shown: Element, next: Element): void {
  const had = shown.attributes;
  const wanted = next.attributes;
  // In another order they mean the same, but what is written anew is to have the markup of the new one.
  if (!sameNames(had, wanted)) for (const name of Array.from(had, ({name}) => name)) shown.removeAttribute(name);
  for (const {name, namespaceURI, value} of wanted)
    if (shown.getAttribute(name) !== value) shown.setAttributeNS(namespaceURI, name, value);
}

function sameNames(a: NamedNodeMap, b: NamedNodeMap): boolean {
  for (let k = 0; k < a.length; ++k) if (a[k].name !== b.item(k)?.name) return false;
  return a.length === b.length;
}

function isElement(node: Node): node is Element {
  return node.nodeType === 1;
}
