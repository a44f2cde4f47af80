// The live board of one activity: drawn from each message of the stream, the last picture kept when the network is cut.
import { call } from "../common/api";
import { Board, Boards } from "../common/model";
import { clock, element, fill } from "../common/dom";
import { address, english } from "../common/language";
import { follow } from "../common/live";
import { boardKey, fitColumns, standingSection } from "./standing";
import { goesOn, isPlayed, viewSections } from "./view";
import { showWhy } from "./why";
import { words } from "../common/words";

const still = matchMedia("(prefers-reduced-motion: reduce)");

// How places are made, where one line of the footer has room for it; else it stands under each board.
function shortSentence(boards: Boards): string {
  const sentences = new Set(boards.boards.map((board) => board.sentence || ""));
  const only = sentences.size === 1 ? boards.boards[0].sentence || "" : "";
  return only.length <= 36 ? only : "";
}

function placesOf(board: Board | undefined): Map<number, number> {
  return new Map((board ? board.rows : []).map((row) => [row.entrant, row.place || 0] as [number, number]));
}

class LiveBoard {
  private last: Boards | null = null;
  private at = new Date();
  private cut = false;

  private clock = element("time", "clock", clock(new Date()));

  constructor(private place: HTMLElement, activity: number) {
    place.addEventListener("click", (event) => {
      const button = (event.target as HTMLElement).closest<HTMLElement>("[data-why]");
      if (button) void showWhy(activity, Number(button.dataset.why), button.textContent || "");
    });
    addEventListener("resize", () => this.last && !this.cut && this.show(this.last, this.at));
    setInterval(() => (this.clock.textContent = clock(new Date())), 5000);
  }

  // Where each row stands, to move it from there to its new place.
  private tops(): Map<string, number> {
    const tops = new Map<string, number>();
    this.place.querySelectorAll<HTMLElement>("section.standing").forEach((section, index) =>
      section.querySelectorAll<HTMLElement>("tr[data-entrant]").forEach((row) => {
        tops.set(`${index}/${row.dataset.entrant}`, row.getBoundingClientRect().top);
      }),
    );
    return tops;
  }

  private move(before: Map<string, number>): void {
    if (still.matches) return;
    this.place.querySelectorAll<HTMLElement>("section.standing").forEach((section, index) =>
      section.querySelectorAll<HTMLElement>("tr[data-entrant]").forEach((row) => {
        const was = before.get(`${index}/${row.dataset.entrant}`);
        const shift = was === undefined ? 0 : was - row.getBoundingClientRect().top;
        if (Math.abs(shift) < 1) return;
        row.classList.add("moved");
        row.animate([{ transform: `translateY(${shift}px)` }, { transform: "none" }], { duration: 600, easing: "ease-out" });
      }),
    );
  }

  private standings(boards: Boards): HTMLElement[] {
    const before = new Map((this.last ? this.last.boards : []).map((board) => [boardKey(board), board] as [string, Board]));
    const ask = { who: boards.who, lots: !goesOn(boards), reasons: !(boards.hidden && boards.hidden.given > 0), sentences: !shortSentence(boards), why: boards.state !== "held" };
    return boards.boards.map((board) => standingSection(board, placesOf(before.get(boardKey(board))), ask));
  }

  show(boards: Boards, at = new Date()): void {
    const tops = this.tops();
    const standings = this.standings(boards);
    const views = viewSections(boards);
    const hidden = boards.hidden && boards.hidden.given > 0 && element("p", "hidden", words.hidden(boards.hidden.given, boards.hidden.of));
    const left = [hidden, ...standings].filter(Boolean) as HTMLElement[];
    if (left.length + views.length === 0) left.push(element("p", "notice", words.none));
    this.last = boards;
    this.at = at;
    this.cut = false;
    document.title = boards.title;
    fill(
      this.place,
      element("header", "", element("h1", "", boards.title), element("span", "unit", this.home(boards.unit || ""), this.clock)),
      element(
        "main",
        left.length > 0 && views.length > 0 ? (views[0].querySelector(".matches") ? "two" : "two table") : "one",
        left.length > 0 && element("div", "boards", ...left),
        views.length > 0 && element("div", "views", ...views),
      ),
      this.footer(),
    );
    fitColumns(this.place);
    this.move(tops);
  }

  // Whoever came by a link finds what else there is.
  private home(unit: string): HTMLElement {
    const home = element("a", "", unit) as HTMLAnchorElement;
    home.href = address("/");
    return home;
  }

  private footer(): HTMLElement {
    const time = clock(this.at);
    return element(
      "footer",
      this.cut ? "cut" : "",
      this.last && element("span", `pill ${this.last.state}`, words.state(this.last.state === "open" && isPlayed(this.last) ? "played" : this.last.state)),
      element("span", "sentence", this.last && shortSentence(this.last)),
      element("span", "time", this.cut ? words.stale(time) : words.updated(time)),
    );
  }

  lost(): void {
    if (this.cut) return;
    this.cut = true;
    if (!this.last) fill(this.place, element("p", "notice", words.unreachable));
    const footer = this.place.querySelector("footer");
    if (footer) footer.replaceWith(this.footer());
  }

  back(): void {
    if (!this.cut || !this.last) return;
    this.cut = false;
    const footer = this.place.querySelector("footer");
    if (footer) footer.replaceWith(this.footer());
  }
}

export async function showBoard(place: HTMLElement, activity: number): Promise<void> {
  const live = new LiveBoard(place, activity);
  fill(place, element("p", "notice", words.loading));
  const known = await fetch(`/api/activity/${activity}/boards`).catch(() => null);
  if (known && !known.ok) {
    const said = (await known.json().catch(() => ({}))) as { error?: string };
    fill(place, element("p", "notice", known.status === 404 ? words.missing : said.error || words.unreachable));
    if (known.status === 404) return; // else the board comes as soon as it can be made
  }
  // The stream speaks the server's language to all; who reads English asks for the same in English.
  const inEnglish = (): Promise<void> => call<Boards>("GET", `/api/activity/${activity}/boards`).then((boards) => live.show(boards), () => undefined);
  follow(`/api/activity/${activity}/live`, {
    events: { message: (boards) => (english ? void inEnglish() : live.show(boards as Boards)) },
    open: () => live.back(),
    lost: () => live.lost(),
  });
}
