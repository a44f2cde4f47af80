import { Activity } from "../common/model";
import { element, fill, link } from "../common/dom";
import { words } from "../common/words";

function row(activity: Activity): HTMLElement {
  return element(
    "li",
    "",
    link(
      `/activity/${activity.number}${location.search}`,
      "activity",
      element("span", "title", activity.title),
      element("span", "kind", activity.kind_label || activity.kind, activity.demo && ` · ${words.demo}`),
      element("span", "when", activity.when_shown),
    ),
  );
}

function section(title: string, activities: Activity[]): HTMLElement | false {
  return activities.length > 0 && element("section", "", element("h2", "", title), element("ul", "list", ...activities.map(row)));
}

export async function showActivities(place: HTMLElement): Promise<void> {
  document.title = words.activities;
  fill(place, element("p", "notice", words.loading));
  try {
    const response = await fetch("/api/activities");
    if (!response.ok) throw new Error(String(response.status));
    const all = ((await response.json()) as Activity[]).reverse();
    const boards = all.filter((activity) => activity.has_board);
    const records = all.filter((activity) => !activity.has_board && activity.kind !== "unit" && activity.kind !== "roster");
    fill(
      place,
      element(
        "main",
        "page",
        element("h1", "", words.activities),
        section(words.boards, boards) || element("p", "notice", words.none),
        section(words.records, records),
      ),
    );
  } catch {
    fill(place, element("p", "notice", words.unreachable));
    setTimeout(() => showActivities(place), 3000);
  }
}
