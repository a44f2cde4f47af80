// One script for every page: the address says which. Addresses are listed in docs/http-api.md.
import "./common/base.css";
import { showCode } from "./access/code";
import { showLink } from "./access/link";
import { showBoard } from "./board/board";
import { showBedside } from "./care/bedside";
import { showRegister } from "./care/register";
import { showVerbs } from "./form/list";
import { showVerb } from "./form/page";
import { showAwards } from "./office/awards";
import { showCheck } from "./office/check";
import { showHonours } from "./office/honours";
import { showDonations } from "./office/donations";
import { showHome } from "./office/home";
import { showManage } from "./office/manage";
import { showMarks } from "./office/marks";
import { showMeasure } from "./office/measure";
import { showOpen } from "./office/open";
import { showPrivate } from "./office/private";
import { showResults } from "./office/results";
import { showShare } from "./office/share";
import { showJudge } from "./judge/judge";
import { showRecord } from "./record/record";
import { showMissing } from "./board/missing";
import { showRemote } from "./remote/remote";
import { showScreen } from "./screen/screen";

type Show = (place: HTMLElement, ...parts: string[]) => void;

// The first that fits; what stands in brackets is handed on.
const pages: [RegExp, Show][] = [
  [/^\/activity\/(\d+)\/?$/, (place, activity) => void showBoard(place, Number(activity))],
  [/^\/activity\/(\d+)\/share\/?$/, (place, activity) => showShare(place, Number(activity))],
  [/^\/screen(?:\/(\d+))?\/?$/, (place, activity) => showScreen(place, Number(activity || 0))],
  [/^\/remote\/?$/, showRemote],
  [/^\/record\/(\d+)\/?$/, (place, activity) => showRecord(place, Number(activity))],
  [/^\/judge\/(\d+)\/?$/, (place, activity) => showJudge(place, Number(activity))],
  [/^\/marks\/(\d+)\/?$/, (place, activity) => showMarks(place, Number(activity))],
  [/^\/donations\/(\d+)\/?$/, (place, activity) => showDonations(place, Number(activity))],
  [/^\/measure\/(\d+)\/?$/, (place, activity) => showMeasure(place, Number(activity))],
  [/^\/results\/(\d+)\/?$/, (place, activity) => showResults(place, Number(activity))],
  [/^\/visit\/(\d+)\/?$/, (place, activity) => showBedside(place, Number(activity))],
  [/^\/register\/(\d+)\/?$/, (place, activity) => showRegister(place, Number(activity))],
  [/^\/do\/(\d+)\/?$/, (place, activity) => showVerbs(place, Number(activity))],
  [/^\/do\/(\d+)\/([^/]+)\/?$/, (place, activity, verb) => showVerb(place, Number(activity), decodeURIComponent(verb))],
  [/^\/open\/?$/, showOpen],
  [/^\/private\/?$/, showPrivate],
  [/^\/manage\/(\d+)\/?$/, (place, activity) => showManage(place, Number(activity))],
  [/^\/awards\/(\d+)\/?$/, (place, activity) => showAwards(place, Number(activity))],
  [/^\/honours\/?$/, showHonours],
  [/^\/check(?:\/([^/]*))?\/?$/, (place, code) => showCheck(place, decodeURIComponent(code || ""))],
  [/^\/code\/?$/, showCode],
  [/^\/link\/?$/, showLink],
  [/^\/$/, showHome],
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
