// What is due and what was missed, over all activities: on an officer's home page.
import { Component, h } from "preact";
import { call } from "../common/api";
import { address } from "../common/language";
import { words } from "./words";

interface Due {
  activity: number;
  title: string;
  what: string;
  day: string;
  late: number;
  words: string;
}

const SOON = 14; // days ahead that an officer looks
const SHOWN = 8;

function when(due: Due): string {
  return due.late > 0 ? words.overdue(due.late) : due.late === 0 ? words.dueToday : words.inDays(-due.late);
}

export class DueList extends Component<{}, { list: Due[] }> {
  state = { list: [] as Due[] };

  componentDidMount(): void {
    // The page stands without it.
    call<Due[]>("GET", `/api/due?days=${SOON}`).then(
      (list) => this.setState({ list }),
      () => undefined,
    );
  }

  private lines(list: Due[]) {
    return (
      <ul class="due-list">
        {list.map((due) => (
          <li>
            <a href={address(`/register/${due.activity}`)}>
              <b>{due.words || due.what}</b>
              <small>
                {due.title} · {due.what} · <span class={due.late > 0 ? "late" : ""}>{when(due)}</span>
              </small>
            </a>
          </li>
        ))}
      </ul>
    );
  }

  render() {
    const { list } = this.state;
    if (list.length === 0) return null;
    const shown = list.length > SHOWN + 1 ? SHOWN : list.length;
    return (
      <section>
        <h2>{words.due}</h2>
        {this.lines(list.slice(0, shown))}
        {shown < list.length && (
          <details>
            <summary>{words.moreDue(list.length - shown)}</summary>
            {this.lines(list.slice(shown))}
          </details>
        )}
      </section>
    );
  }
}
