// Names step down once where they are longer than their place, then take two lines; never an ellipsis.
import { widthOf } from "../screen/fit";

export function nameSize(name: string, most: number): string {
  return widthOf(name) > most ? "name long" : "name";
}

// Marks of more digits step down so that they stay within their tile.
export function markSize(text: string): string {
  return text.length <= 4 ? "mark" : text.length === 5 ? "mark five" : "mark six";
}
