// Marks as they are read out, typed in digits alone: with a full mark of 100, 935 is 93.5 and 93 is 93; with 10, 95 is 9.5.
import { choose } from "../common/language";

const words = choose(
  {
    missing: "还没有分",
    digits: "只打数字",
    over: (full: string) => `超过满分${full}`,
    step: (step: string) => `最小分差${step}`,
  },
  {
    missing: "no mark yet",
    digits: "digits only",
    over: (full: string) => `over ${full}`,
    step: (step: string) => `steps of ${step}`,
  },
);

export interface Scale {
  full: string; // "100"
  step: string; // "0.1": the least difference of two marks
}

export interface Mark {
  text: string; // "93.5"; "": not a mark
  fault: string; // why not
}

function fraction(text: string): string {
  return text.indexOf(".") >= 0 ? text.split(".")[1].replace(/0+$/, "") : "";
}

// Whole steps of the smallest digit, so that nothing is reckoned with fractions.
function units(whole: string, part: string, places: number): number {
  return Number(whole + (part + "0".repeat(places)).slice(0, places));
}

// What stands before the point when only digits are typed. Too many of them are of a number that is too large.
function parted(digits: string, full: string, places: number): [string, string] {
  const whole = full.split(".")[0];
  const power = /^10*$/.test(whole);
  if (power && digits.indexOf(whole) === 0 && /^0*$/.test(digits.slice(whole.length))) return [whole, digits.slice(whole.length)];
  const usual = Math.max(power ? whole.length - 1 : whole.length, 1);
  const length = Math.max(usual, digits.length - places);
  return [digits.slice(0, length), digits.slice(length)];
}

export function readMark(typed: string, scale: Scale): Mark {
  const narrow = typed
    .replace(/[０-９]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xff10 + 0x30))
    .replace(/[。．]/g, ".")
    .replace(/\s/g, "");
  if (narrow === "") return { text: "", fault: words.missing };
  if (!/^\d+(\.\d*)?$/.test(narrow)) return { text: "", fault: words.digits };
  const places = fraction(scale.step).length;
  const [whole, part] = narrow.indexOf(".") >= 0 ? narrow.split(".") : parted(narrow, scale.full, places);
  const short = part.replace(/0+$/, "");
  if (short.length > places) return { text: "", fault: words.step(scale.step) };
  const value = units(whole, short, places);
  const step = units(scale.step.split(".")[0], fraction(scale.step), places);
  if (value > units(scale.full.split(".")[0], fraction(scale.full), places)) return { text: "", fault: words.over(scale.full) };
  if (step > 0 && value % step !== 0) return { text: "", fault: words.step(scale.step) };
  const shown = (short + "0".repeat(places)).slice(0, places);
  return { text: places > 0 ? `${Number(whole)}.${shown}` : String(Number(whole)), fault: "" };
}
