// Elements without a library: text is always text, never markup.

type Child = Node | string | null | undefined | false;

export function element(tag: string, className: string, ...children: Child[]): HTMLElement {
  const node = document.createElement(tag);
  if (className) node.className = className;
  for (const child of children) if (child) node.append(child);
  return node;
}

// As replaceChildren, which the oldest phones do not have.
export function fill(node: Element, ...children: Child[]): void {
  node.textContent = "";
  for (const child of children) if (child) node.append(child);
}

export function link(href: string, className: string, ...children: Child[]): HTMLElement {
  const node = element("a", className, ...children);
  node.setAttribute("href", href);
  return node;
}

export function clock(date: Date): string {
  const two = (n: number) => (n < 10 ? "0" + n : String(n));
  return `${two(date.getHours())}:${two(date.getMinutes())}`;
}
