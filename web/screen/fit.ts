// Text never grows smaller to fit: parts of less weight go instead.

// Takes away what carries data-part="…" within `box`, in this order, until the box is not larger than its place; what had been
// taken away before comes back first where there is room again. The box must clip what is too large (overflow: hidden).
export function fit(box: HTMLElement, order: string[], by: "width" | "height" = "width"): void {
  const parts = order.map((name) => Array.from(box.querySelectorAll<HTMLElement>(`[data-part="${name}"]`)));
  const fits = () => (by === "width" ? box.scrollWidth <= box.clientWidth + 1 : box.scrollHeight <= box.clientHeight + 1);
  for (const part of parts) for (const node of part) node.hidden = false;
  for (const part of parts) {
    if (fits()) return;
    for (const node of part) node.hidden = true;
  }
}

// How much room a text takes, in widths of a Chinese character.
export function widthOf(text: string): number {
  let width = 0;
  for (const character of Array.from(text)) width += /[\u0000-\u024f]/.test(character) ? 0.55 : 1;
  return width;
}

// Names of up to 8 characters stand on one line; longer ones step down once, then take two lines. Never an ellipsis.
export function nameClass(name: string): string {
  return widthOf(name) > 8 ? "name long" : "name";
}
