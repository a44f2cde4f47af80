// No page is at this address: mistyped, or from a program of another age.
import { element, fill, link } from "../common/dom";
import { address, choose } from "../common/language";
import { words } from "../common/words";

const say = choose(
  { missing: "这个网址没有页面", hint: "网址可能抄错了。" },
  { missing: "There is no page at this address", hint: "It may have been mistyped." },
);

export function showMissing(place: HTMLElement): void {
  document.title = say.missing;
  fill(
    place,
    element(
      "main",
      "page",
      element("h1", "", say.missing),
      element("p", "notice", say.hint),
      element("ul", "list", element("li", "", link(address("/"), "activity", element("span", "title", words.activities)))),
    ),
  );
}
