// 名次说明: why a place is whose, asked for by a tap on the name, in a sheet over the board that any key or tap puts away.
import { Refused, call } from "../common/api";
import { element, fill } from "../common/dom";
import { words } from "../common/words";

interface Why {
  heading: string | null;
  lines: string[];
}

// What was recorded is indented, the steps of the rule bear a dot, the criteria that split an arrow; the first line says the place.
function lineOf(line: string): HTMLElement {
  const step = line.indexOf("  · ") === 0;
  const split = line.indexOf("  ▸ ") === 0;
  return element("p", split ? "split" : step ? "step" : line.charAt(0) === " " ? "given" : "headline", line.replace(/^ +(· |▸ )?/, ""));
}

export async function showWhy(activity: number, entrant: number, name: string): Promise<void> {
  const back = document.activeElement as HTMLElement | null;
  const close = element("button", "close", words.close);
  close.setAttribute("type", "button");
  const inside = element("div", "lines", element("p", "", words.loading));
  inside.tabIndex = 0;
  const sheet = element("div", "why-sheet", element("h2", "", words.why), inside, close);
  sheet.setAttribute("role", "dialog");
  sheet.setAttribute("aria-modal", "true");
  sheet.setAttribute("aria-label", `${words.why} ${name}`);
  const over = element("div", "why-over", sheet);
  const end = (): void => {
    removeEventListener("keydown", pressed);
    over.remove();
    if (back) back.focus();
  };
  const pressed = (event: KeyboardEvent): void => {
    if (event.key === "Escape") end();
    if (event.key !== "Tab") return;
    event.preventDefault();
    (document.activeElement === close ? inside : close).focus();
  };
  over.addEventListener("click", (event) => (event.target === over || event.target === close) && end());
  addEventListener("keydown", pressed);
  document.body.append(over);
  close.focus();
  const boards = await call<Why[]>("GET", `/api/activity/${activity}/why/${entrant}`).catch((error: Refused) => [{ heading: null, lines: [error.message] }]);
  fill(inside);
  for (const { heading, lines } of boards) {
    if (heading) inside.append(element("h3", "", heading));
    for (const line of lines) inside.append(lineOf(line));
  }
}
