// /register/N: what whoever works in an activity sees of it and others do not: lists, what is due, who was missed. Made from the
// kind's views; nothing here knows a kind by name.
import { Component, h, render } from "preact";
import { Refused } from "../common/api";
import { address } from "../common/language";
import { Cell, ViewLabel, ViewRow, brief } from "../common/model";
import { wordsOf, workplace } from "../office/act";
import { NotYours, Page, Part, Said, Way } from "../office/frame";
import { Rows } from "../office/rows";
import { words as office } from "../office/words";
import { Work, daysBetween, readWork, today } from "./read";
import { words } from "./words";

type DueCell = Cell & { day?: string };

function text(cell: DueCell | undefined): string {
  if (!cell) return "";
  return typeof cell.value === "boolean" ? (cell.value ? "✓" : "") : brief(cell);
}

function DueText(props: { cell: DueCell }) {
  const { cell } = props;
  const late = cell.day ? daysBetween(cell.day, today()) : 0;
  return (
    <span class="short">
      {brief(cell)}
      {late >= 0 && <div class="late">{late > 0 ? words.overdue(late) : words.dueToday}</div>}
    </span>
  );
}

// The first day that something in this row waits for; "": nothing does.
function dueOf(row: ViewRow): string {
  return Object.keys(row)
    .map((name) => (row[name] as DueCell).day || "")
    .filter(Boolean)
    .sort()[0] || "";
}

// What waits stands before what is settled, the longest overdue first.
function waitingFirst(rows: ViewRow[]): ViewRow[] {
  const waiting = rows.filter((row) => dueOf(row) !== "").sort((a, b) => (dueOf(a) < dueOf(b) ? -1 : 1));
  return [...waiting, ...rows.filter((row) => dueOf(row) === "")];
}

function Table(props: { view: ViewLabel; rows: ViewRow[] }) {
  const { view } = props;
  const rows = waitingFirst(props.rows);
  const used = view.columns.filter((column) => rows.some((row) => text(row[column.name]) !== ""));
  const columns = used.map(({ name, label }) => ({
    label,
    number: rows.every((row) => /^[\d.−-]*$/.test(text(row[name]))),
    cell: (row: ViewRow) => {
      const cell = row[name] as DueCell | undefined;
      return cell && cell.day ? <DueText cell={cell} /> : text(cell);
    },
  }));
  return <Rows label={view.label} columns={columns} rows={rows} />;
}

interface RegisterState {
  work: Work | null;
  said: string;
}

class Register extends Component<{ activity: number }, RegisterState> {
  state: RegisterState = { work: null, said: office.loading };

  componentDidMount(): void {
    void this.load();
  }

  private async load(): Promise<void> {
    try {
      const work = await readWork(this.props.activity, () => this.setState({ said: office.unreachable }));
      if (work.form) document.title = `${words.register} · ${work.form.title}`;
      this.setState({ work, said: "" });
    } catch (error) {
      this.setState({ said: (error as Refused).status === 404 ? office.notThere : wordsOf(error) });
    }
  }

  render() {
    const { work, said } = this.state;
    const { activity } = this.props;
    if (work && !work.mine) return <NotYours title={words.register} recorder />;
    if (!work || !work.form || !work.boards) return <p class="notice">{said}</p>;
    const { form, boards } = work;
    const shown = Object.keys(boards.view_labels).filter((name) => (boards.views[name] || []).length > 0);
    const waits = (name: string) => boards.views[name].some((row) => dueOf(row) !== "");
    const names = [...shown.filter(waits), ...shown.filter((name) => !waits(name))];
    return (
      <div class="register">
        <Page title={words.register} over={form.title} to={workplace(work.me, activity)} wide>
          <div class="ways">
            {form.verbs.some((verb) => verb.name === "visit") && <Way to={address(`/visit/${activity}`)} label={words.bedside} strong />}
            <Way to={address(`/do/${activity}`)} label={words.more} />
          </div>
          {said && <Said said={said} />}
          {names.length === 0 && <p class="notice">{words.nothingYet}</p>}
          {names.map((name) => (
            <Part title={boards.view_labels[name].label}>
              <Table view={boards.view_labels[name]} rows={boards.views[name]} />
            </Part>
          ))}
          <p class="hint">
            {words.public} <a href={address(`/activity/${activity}`)}>{words.toPublic}</a>{" "}
            <a href={address(`/activity/${activity}/board.xlsx`)} download="">
              {office.workbook}
            </a>
          </p>
        </Page>
      </div>
    );
  }
}

export function showRegister(place: HTMLElement, activity: number): void {
  document.title = words.register;
  place.textContent = "";
  render(<Register activity={activity} />, place);
}
