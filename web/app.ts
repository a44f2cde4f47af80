// One script for every page: the address says which. Addresses are listed in docs/http-api.md. What shows boards to whoever
// watches is here; the rest comes in bundles of their own when an address asks for it (common/bundle.ts).
import "./bundle/shared";
import { showCode } from "./access/code";
import { showLink } from "./access/link";
import { showBoard } from "./board/board";
import { showMissing } from "./board/missing";
import { bundle } from "./common/bundle";

type Show = (place: HTMLElement, ...parts: string[]) => void;

const home = bundle("home", () => import("./bundle/home"));
const judge = bundle("judge", () => import("./bundle/judge"));
const office = bundle("office", () => import("./bundle/office"));
const record = bundle("record", () => import("./bundle/record"));
const remote = bundle("remote", () => import("./bundle/remote"));
const screen = bundle("screen", () => import("./bundle/screen"));

// The first that fits; what stands in brackets is handed on.
const pages: [RegExp, Show][] = [
  [/^\/activity\/(\d+)\/?$/, (place, activity) => void showBoard(place, Number(activity))],
  [/^\/activity\/(\d+)\/share\/?$/, office((pages, place, activity) => pages.showShare(place, Number(activity)))],
  [/^\/screen(?:\/(\d+))?\/?$/, screen((pages, place, activity) => pages.showScreen(place, Number(activity || 0)))],
  [/^\/remote\/?$/, remote((pages, place) => pages.showRemote(place))],
  [/^\/record\/(\d+)\/?$/, record((pages, place, activity) => pages.showRecord(place, Number(activity)))],
  [/^\/judge\/(\d+)\/?$/, judge((pages, place, activity) => pages.showJudge(place, Number(activity)))],
  [/^\/marks\/(\d+)\/?$/, office((pages, place, activity) => pages.showMarks(place, Number(activity)))],
  [/^\/donations\/(\d+)\/?$/, office((pages, place, activity) => pages.showDonations(place, Number(activity)))],
  [/^\/measure\/(\d+)\/?$/, office((pages, place, activity) => pages.showMeasure(place, Number(activity)))],
  [/^\/results\/(\d+)\/?$/, office((pages, place, activity) => pages.showResults(place, Number(activity)))],
  [/^\/visit\/(\d+)\/?$/, office((pages, place, activity) => pages.showBedside(place, Number(activity)))],
  [/^\/register\/(\d+)\/?$/, office((pages, place, activity) => pages.showRegister(place, Number(activity)))],
  [/^\/do\/(\d+)\/?$/, office((pages, place, activity) => pages.showVerbs(place, Number(activity)))],
  [
    /^\/do\/(\d+)\/([^/]+)\/?$/,
    office((pages, place, activity, verb) => pages.showVerb(place, Number(activity), decodeURIComponent(verb))),
  ],
  [/^\/roster\/?$/, office((pages, place) => pages.showRoster(place))],
  [/^\/monthly\/?$/, office((pages, place) => pages.showMonthly(place))],
  [/^\/open\/?$/, office((pages, place) => pages.showOpen(place))],
  [/^\/private\/?$/, office((pages, place) => pages.showPrivate(place))],
  [/^\/manage\/(\d+)\/?$/, office((pages, place, activity) => pages.showManage(place, Number(activity)))],
  [/^\/awards\/(\d+)\/?$/, office((pages, place, activity) => pages.showAwards(place, Number(activity)))],
  [/^\/honours\/?$/, office((pages, place) => pages.showHonours(place))],
  [/^\/check(?:\/([^/]*))?\/?$/, office((pages, place, code) => pages.showCheck(place, decodeURIComponent(code || "")))],
  [/^\/code\/?$/, showCode],
  [/^\/link\/?$/, showLink],
  [/^\/$/, home((pages, place) => pages.showHome(place))],
  [/^/, showMissing],
];

if (new URLSearchParams(location.search).get("theme") === "dark") document.documentElement.className = "dark";
const place = document.getElementById("app") as HTMLElement;
for (const [address, show] of pages) {
  const match = address.exec(location.pathname);
  if (!match) continue;
  show(place, ...match.slice(1));
  break;
}
