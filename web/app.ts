// One page: the list of activities at /, the live board of one at /activity/N.
import { showActivities } from "./list";
import { showBoard } from "./board";

const place = document.getElementById("app") as HTMLElement;
const match = /^\/activity\/(\d+)\/?$/.exec(location.pathname);
if (new URLSearchParams(location.search).get("theme") === "dark") document.documentElement.className = "dark";
if (match) showBoard(place, Number(match[1]));
else showActivities(place);
