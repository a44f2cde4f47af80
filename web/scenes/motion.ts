// Movement of scenes: transform and opacity only, each thing after the one before, and still in the end.

export const EASE = "cubic-bezier(.2,.8,.2,1)";
export const COUNT = 400; // milliseconds a number counts up
export const GLOW = 1500;
export const MOVE = 600;

// Where each row with data-row stands.
export function tops(box: HTMLElement): Map<string, number> {
  const found = new Map<string, number>();
  box.querySelectorAll<HTMLElement>("[data-row]").forEach((row) => found.set(row.dataset.row as string, row.getBoundingClientRect().top));
  return found;
}

// Rows glow where they stood, then go to where they stand now; one that was not there comes in from the right.
export function moveRows(box: HTMLElement, before: Map<string, number>, wait: number): void {
  box.querySelectorAll<HTMLElement>("[data-row]").forEach((row) => {
    const was = before.get(row.dataset.row as string);
    const shift = was === undefined ? 0 : was - row.getBoundingClientRect().top;
    if (was === undefined) {
      row.animate([{ transform: "translateX(100%)", opacity: 0 }, { transform: "none", opacity: 1 }], { duration: MOVE, easing: EASE, delay: wait, fill: "backwards" });
    } else if (Math.abs(shift) >= 1) {
      row.animate([{ transform: `translateY(${shift}px)` }, { transform: "none" }], { duration: MOVE, easing: EASE, delay: wait, fill: "backwards" });
    }
  });
}
