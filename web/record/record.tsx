import { h, render } from "preact";
import { Sheet } from "./sheet";

export function showRecord(place: HTMLElement, activity: number): void {
  place.textContent = "";
  render(<Sheet activity={activity} />, place);
}
