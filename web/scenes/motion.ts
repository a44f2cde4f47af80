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

// How many decimals a number in words has.
export function decimalsOf(text: string): number {
  const point = text.indexOf(".");
  return point < 0 ? 0 : text.length - point - 1;
}

// Counts from one number to another in `show`, ending with exactly the words given. Returns what stops it.
export function countUp(from: number, to: string, show: (text: string) => void): () => void {
  const target = Number(to.replace("−", "-"));
  const decimals = decimalsOf(to);
  const began = performance.now();
  let frame = 0;
  const step = (): void => {
    const part = Math.min((performance.now() - began) / COUNT, 1);
    if (part === 1 || !isFinite(target)) return show(to);
    show((from + (target - from) * (1 - (1 - part) * (1 - part))).toFixed(decimals).replace("-", "−"));
    frame = requestAnimationFrame(step);
  };
  frame = requestAnimationFrame(step);
  return () => cancelAnimationFrame(frame);
}
