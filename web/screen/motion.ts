// One thing moves at a time, and only where it looks smooth.

const less = matchMedia("(prefers-reduced-motion: reduce)");
const LEAST = 30; // frames a second; with fewer a picture is cut to the next instead
let slow = false;

export function mayMove(): boolean {
  return !slow && !less.matches;
}

// Counts the frames of a motion that has just begun: a computer that cannot draw it is not asked again.
export function measure(milliseconds: number): void {
  if (!mayMove() || document.hidden) return;
  const start = performance.now();
  let frames = 0;
  const count = (now: number): void => {
    frames++;
    if (now - start < milliseconds) requestAnimationFrame(count);
    else slow = frames < (LEAST * milliseconds) / 1000;
  };
  requestAnimationFrame(count);
}

export type Step = [number, () => void]; // milliseconds from the start, in order

// Steps one after another. Whoever plays others first brings the old ones to their end at once.
export class Steps {
  private waiting: Step[] = [];
  private timer = 0;

  play(steps: Step[]): void {
    this.finish();
    const start = performance.now();
    this.waiting = steps.slice();
    const next = (): void => {
      while (this.waiting.length > 0 && performance.now() - start >= this.waiting[0][0] - 1) (this.waiting.shift() as Step)[1]();
      if (this.waiting.length > 0) this.timer = window.setTimeout(next, this.waiting[0][0] - (performance.now() - start));
    };
    next();
  }
  finish(): void {
    clearTimeout(this.timer);
    const left = this.waiting;
    this.waiting = [];
    for (const [, act] of left) act();
  }
  drop(): void {
    clearTimeout(this.timer);
    this.waiting = [];
  }
}

// Shows a number of `node` growing from what stood there: "91.38" with as many digits as it has at the end.
export function countUp(node: Text, from: string, milliseconds: number): void {
  const to = node.data;
  const digits = (to.split(".")[1] || "").length;
  const first = Number(from.replace("−", "-"));
  const last = Number(to.replace("−", "-"));
  if (isNaN(first) || isNaN(last) || first === last) return;
  const start = performance.now();
  const draw = (now: number): void => {
    const part = Math.min((now - start) / milliseconds, 1);
    const value = (first + (last - first) * part).toFixed(digits).replace("-", "−");
    node.data = part < 1 ? value : to;
    if (part < 1) requestAnimationFrame(draw);
  };
  requestAnimationFrame(draw);
}
