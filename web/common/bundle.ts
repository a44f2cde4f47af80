// What an address asks for is loaded when it is asked for: the script and style of a bundle. Where the server was replaced by a newer
// one while this page was open, they are gone under their old names: the page begins again, with what the server has now.
import { call } from "./api";
import { element, fill } from "./dom";
import { patiently } from "./patient";
import { words } from "./words";

type Show<Pages> = (pages: Pages, place: HTMLElement, ...parts: string[]) => void;

// Where index.html says that the style of a bundle is.
function dress(place: HTMLElement, name: string): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const style = document.createElement("link");
    style.rel = "stylesheet";
    style.href = place.dataset[name] as string;
    style.onload = resolve;
    style.onerror = reject;
    document.head.append(style);
  });
}

const BEGUN_AGAIN = "bahe-begun-again"; // milliseconds since 1970
const ENOUGH = 15000; // milliseconds after which beginning again is worth another try

// Whether the page may begin again by itself: not where it just did, nor where that cannot be remembered.
function mayBegin(): boolean {
  try {
    const before = Number(sessionStorage.getItem(BEGUN_AGAIN));
    sessionStorage.setItem(BEGUN_AGAIN, String(Date.now()));
    return Math.abs(Date.now() - before) > ENOUGH;
  } catch {
    return false;
  }
}

// Not before the server answers: a browser's own page for a lost network would stand there for good.
async function beginAgain(place: HTMLElement): Promise<void> {
  await patiently(() => call("GET", "/api/me"), () => fill(place, element("p", "notice", words.unreachable))).catch(() => undefined);
  if (mayBegin()) return location.reload();
  const press = element("button", "press", words.beginAgain);
  press.onclick = () => location.reload();
  const heading = element("h1", "", words.notLoaded);
  fill(place, element("main", "access", heading, press));
}

// The pages of a bundle; `load` is an import() of its own, from which the bundler knows it.
export function bundle<Pages>(name: string, load: () => Promise<Pages>) {
  return (show: Show<Pages>) => (place: HTMLElement, ...parts: string[]): void => {
    void Promise.all([load(), dress(place, name)]).then(
      ([pages]) => show(pages, place, ...parts),
      () => beginAgain(place),
    );
  };
}
