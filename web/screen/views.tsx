// A kind without boards on the big screen: the rows that everybody may see, a ledger or a list of pairs, page by page.
import { Component, h } from "preact";
import { Boards, ViewRow } from "../common/model";
import { fill } from "../common/dom";
import { viewSections } from "../board/view";
import { SceneProps } from "./scene";

const ROOM = { normal: 14, tall: 20, wide: 14 }; // lines of a page
const HEADS = 3; // lines that the headings of a view take
const PAGE = 10000; // milliseconds

type Page = { [view: string]: ViewRow[] };

// The views in their order, as many to a page as there is room for; a long one goes on on the next.
export function pagesOf(boards: Boards, room: number): Page[] {
  const pages: Page[] = [];
  let left = 0;
  for (const name of Object.keys(boards.view_labels || {})) {
    let rows = boards.views[name] || [];
    while (rows.length > 0) {
      if (left < HEADS + Math.min(rows.length, HEADS)) {
        pages.push({});
        left = room;
      }
      const most = left - HEADS;
      pages[pages.length - 1][name] = rows.slice(0, most);
      left -= HEADS + Math.min(rows.length, most);
      rows = rows.slice(most);
    }
  }
  return pages;
}

interface State {
  page: number;
  less: number; // lines that a page has less room for, because some break
}

export class Views extends Component<SceneProps, State> {
  state = { page: 0, less: 0 };
  private turning = 0;
  private place: Element | null = null;

  private pages(): Page[] {
    return pagesOf(this.props.boards, Math.max(ROOM[this.props.shape] - this.state.less, 2 * HEADS));
  }

  componentDidMount() {
    this.componentDidUpdate(this.props);
  }
  componentWillUnmount() {
    clearTimeout(this.turning);
  }
  componentDidUpdate(before: SceneProps) {
    if (before.shape !== this.props.shape && this.state.less > 0) return this.setState({ less: 0 });
    const pages = this.pages();
    const page = Math.min(this.state.page, pages.length - 1);
    this.draw(pages[page]);
    clearTimeout(this.turning);
    if (pages.length > 1) this.turning = window.setTimeout(() => this.setState({ page: (page + 1) % pages.length }), PAGE);
  }

  private draw(page: Page): void {
    const { place } = this;
    if (!place) return;
    const views = Object.keys(page);
    place.className = views.length === 1 && page[views[0]].length === 1 ? "views single" : "views";
    fill(place, ...viewSections({ ...this.props.boards, views: page }));
    const { less } = this.state;
    if (place.scrollHeight > place.clientHeight + 1 && less < ROOM[this.props.shape] - 2 * HEADS) this.setState({ less: less + 1 });
  }

  render() {
    return <div class="views" ref={(place?: Element) => void (this.place = place || null)} />;
  }
}

export function hasViews(boards: Boards): boolean {
  return pagesOf(boards, ROOM.normal).length > 0;
}
