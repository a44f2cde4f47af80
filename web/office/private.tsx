// /private: where private values stand, and reading those of one record for a reason that stays in the record.
import { Component, h, render } from "preact";
import { Me, call, callFile } from "../common/api";
import { RecordFile } from "../common/files";
import { newId } from "../common/id";
import { address } from "../common/language";
import { patiently } from "../common/patient";
import { today } from "../care/read";
import { Choices, Field, Value as Given } from "../form/field";
import { Option, Search, optionsOf } from "../form/pick";
import { ViewRow } from "../common/model";
import { isOfficer, officer, wordsOf } from "./act";
import { NotYours, Page, Part, Said, Way } from "./frame";
import { words as common } from "./words";
import { words } from "./private_words";

interface Standing {
  seq: number;
  person: number;
  file: boolean;
  title: string;
  when: string;
  record: string;
  field: string;
  name: string;
  readable: boolean;
  due: string; // the day it is to be destroyed by; "": none
}
// How long a private field is kept.
interface Period {
  kind_label: string;
  field_label: string;
  years: number; // 0: as long as the person is in the roster, or till what `until` names
  until: string; // what the years run from; "": the record
  source: string;
}
interface Value {
  name: string;
  field: string;
  text: string;
  files?: RecordFile[];
}
interface PrivateState {
  me: Me | null;
  values: Standing[] | null;
  periods: Period[];
  asked: ViewRow[]; // whose values are asked to be destroyed
  people: Option[];
  recovery: boolean; // whether a recovery sheet was made
  by: string; // who is reading: "#12"
  about: string; // only of people whose name has this
  said: string;
}
interface RowProps {
  values: Standing[];
  by: string;
}

const ROSTER = 2; // the stream of the roster
const BY: Field = { name: "by", type: "person", label: words.by };
interface RowState {
  asking: boolean;
  because: string;
  said: string;
  shown: Value[] | null;
  opened: { file: RecordFile; url: string } | null;
}

// One line a record, though several of its fields are private.
function records(values: Standing[]): Standing[][] {
  const found: Standing[][] = [];
  values.forEach((value) => {
    const same = found.filter((row) => row[0].seq === value.seq)[0];
    if (same) same.push(value);
    else found.push([value]);
  });
  return found.reverse();
}

const FEW = 10; // records that are shown without a press
const AT_ONCE = 20;

// Of the same fields in the same activity, the latest first: birthdays do not hide the three files that matter today.
interface Group {
  title: string;
  rows: Standing[][];
}

function fieldsOf(row: Standing[]): string {
  return row.map((value) => value.field).filter((field, at, all) => all.indexOf(field) === at).join("、");
}

function groups(rows: Standing[][]): Group[] {
  const found: Group[] = [];
  rows.forEach((row) => {
    const title = `${row[0].title} · ${fieldsOf(row)}`;
    const same = found.filter((group) => group.title === title)[0];
    if (same) same.rows.push(row);
    else found.push({ title, rows: [row] });
  });
  return found;
}

function isDue(value: Standing): boolean {
  return value.readable && value.due !== "" && value.due <= today();
}

function dueWords(due: string): string {
  return due === "" ? "" : ` · ${due <= today() ? words.timeIsUp(due) : words.keptUntil(due)}`;
}

function ofRecord(seq: unknown): string {
  return seq === null || seq === undefined ? "" : `&record=${encodeURIComponent(`#${String(seq)}`)}`;
}

// What one has asked for and another has to agree to.
function Asked(props: { asked: ViewRow[] }) {
  if (props.asked.length === 0) return null;
  const way = (verb: string, row: ViewRow) => address(`/do/${ROSTER}/${verb}?person=${encodeURIComponent(`#${String(row.person.value)}`)}${ofRecord(row.record.value)}`);
  return (
    <Part title={words.asked}>
      <ul class="rows-list">
        {props.asked.map((row) => (
          <li>
            <span class="what">
              <b>{row.person.text}</b> {row.because.text}
              {row.record.text !== "" && ` · ${words.onlyFiles(row.record.text)}`}
              <br />
              <small>
                {row.by.text} · {row.due.text}
              </small>
            </span>
            <a class="quiet" href={way("forget", row)}>
              {words.agree}
            </a>
            <a class="quiet" href={way("refuse-forget", row)}>
              {words.keep}
            </a>
          </li>
        ))}
      </ul>
    </Part>
  );
}

function Periods(props: { periods: Period[] }) {
  const { periods } = props;
  return (
    <details>
      <summary>{words.periods}</summary>
      <ul class="rows-list">
        {periods.map((period) => (
          <li>
            <span class="what">
              <b>
                {period.kind_label} · {period.field_label}
              </b>{" "}
              {period.years === 0 && period.until === "" ? words.whileHere : words.years(period.years, period.until)}
              <br />
              <small>{period.source}</small>
            </span>
          </li>
        ))}
      </ul>
    </details>
  );
}

class Row extends Component<RowProps, RowState> {
  state: RowState = { asking: false, because: "", said: "", shown: null, opened: null };

  private async read(): Promise<void> {
    const { because } = this.state;
    const { by } = this.props;
    if (by === "") return this.setState({ said: words.needBy });
    if (!because.trim()) return this.setState({ said: words.needWhy });
    const body = { id: newId(), given: { because, by } };
    try {
      const answer = await patiently(() => call<{ values: Value[] }>("POST", `/api/private/${this.props.values[0].seq}`, body), () => this.setState({ said: common.unreachable }));
      this.setState({ shown: answer.values, said: "", asking: false });
    } catch (error) {
      this.setState({ said: wordsOf(error) });
    }
  }

  // For the reason that was just given; it is recorded once more.
  private async open(file: RecordFile): Promise<void> {
    const body = { id: newId(), given: { because: this.state.because, by: this.props.by } };
    const path = `/api/private/${this.props.values[0].seq}/file/${file.field}?n=${file.n}`;
    try {
      const url = await patiently(() => callFile(path, body), () => this.setState({ said: common.unreachable }));
      this.setState({ opened: { file, url }, said: "" });
    } catch (error) {
      this.setState({ said: wordsOf(error) });
    }
  }

  private files(value: Value) {
    return (value.files || []).map((file) => (
      <button type="button" class="quiet" aria-label={`${words.openFile} ${file.name}`} onClick={() => void this.open(file)}>
        {file.name}
      </button>
    ));
  }

  private openedFile() {
    const { opened } = this.state;
    if (!opened) return null;
    const name = opened.file.name || "";
    return opened.file.picture ? (
      <img class="opened-file" src={opened.url} alt={name} />
    ) : (
      <a class="quiet" href={opened.url} download={name}>
        {words.saveFile(name)}
      </a>
    );
  }

  // Medical papers go without all else of the person; that too one asks for and another agrees to.
  private filesAway() {
    const file = this.props.values.filter((value) => value.file && value.readable)[0];
    if (!file) return null;
    const to = address(`/do/${ROSTER}/ask-forget?person=${encodeURIComponent(`#${file.person}`)}${ofRecord(file.seq)}`);
    return (
      <a class="quiet" href={to} aria-label={`${words.filesAway} ${file.name} ${file.title}`}>
        {words.filesAway}
      </a>
    );
  }

  private question() {
    const id = `why-${this.props.values[0].seq}`;
    return (
      <form
        class="form"
        onSubmit={(event: Event) => {
          event.preventDefault();
          void this.read();
        }}
      >
        <div class="field">
          <label for={id}>{words.why}</label>
          <input id={id} value={this.state.because} onInput={(event: Event) => this.setState({ because: (event.target as HTMLInputElement).value })} />
        </div>
        <div class="acts">
          <button type="submit" class="quiet">
            {words.show}
          </button>
          <button type="button" class="quiet" onClick={() => this.setState({ asking: false, said: "" })}>
            {common.not}
          </button>
        </div>
      </form>
    );
  }

  render() {
    const { values } = this.props;
    const { asking, said, shown } = this.state;
    const first = values[0];
    const names = values.map((value) => value.name).filter((name, at, all) => all.indexOf(name) === at);
    return (
      <li>
        <span class="what">
          <b>{names.join("、")}</b> {first.title} · {fieldsOf(values)}
          <br />
          <small>
            {first.when}
            {values.some((value) => value.readable) ? dueWords(first.due) : ` · ${words.gone}`}
          </small>
        </span>
        {values.some((value) => value.readable) && !asking && !shown && (
          <button type="button" class="quiet" aria-label={`${words.read} ${names.join("、")} ${first.title}`} onClick={() => this.setState({ asking: true })}>
            {words.read}
          </button>
        )}
        {!asking && !shown && this.filesAway()}
        {asking && this.question()}
        {shown && (
          <div role="status">
            {shown.map((value) => (
              <p>
                {value.name} · {value.field}: {value.files ? this.files(value) : <b>{value.text}</b>}
              </p>
            ))}
            {this.openedFile()}
            <button type="button" class="quiet" onClick={() => this.setState({ shown: null, opened: null, because: "" })}>
              {words.hide}
            </button>
          </div>
        )}
        {said && <Said said={said} bad />}
      </li>
    );
  }
}

interface GroupProps {
  group: Group;
  by: string;
  open: boolean;
}

class Rows extends Component<GroupProps, { many: number }> {
  state = { many: AT_ONCE };

  render() {
    const { group, by, open } = this.props;
    const { many } = this.state;
    const left = group.rows.length - many;
    return (
      <details open={open}>
        <summary>
          {group.title} <small>{words.stand(group.rows.length)}</small>
        </summary>
        <ul class="rows-list">
          {group.rows.slice(0, many).map((row) => (
            <Row key={row[0].seq} values={row} by={by} />
          ))}
        </ul>
        {left > 0 && (
          <button type="button" class="quiet" onClick={() => this.setState({ many: many + AT_ONCE })}>
            {words.more(left)}
          </button>
        )}
      </details>
    );
  }
}

class Private extends Component<{}, PrivateState> {
  state: PrivateState = { me: null, values: null, periods: [], asked: [], people: [], recovery: true, by: "", about: "", said: common.loading };

  componentDidMount(): void {
    void this.load();
  }

  private async load(): Promise<void> {
    const waiting = () => this.setState({ said: common.unreachable });
    try {
      const me = await officer(waiting);
      this.setState({ me });
      if (!isOfficer(me)) return;
      const kept = await patiently(() => call<{ values: Standing[]; periods: Period[]; asked: ViewRow[]; recovery: boolean }>("GET", "/api/private"), waiting);
      const choices = await patiently(() => call<Choices>("GET", `/api/activity/${ROSTER}/choices`), waiting);
      this.setState({ ...kept, people: optionsOf(BY, choices), said: "" });
    } catch (error) {
      this.setState({ said: wordsOf(error) });
    }
  }

  private whoReads() {
    const { people, by } = this.state;
    return (
      <div class="form">
        <div class="field">
          <label for="private-by" id="private-by-label">
            {words.by}
          </label>
          <Search id="private-by" field={BY} options={people} value={by} change={(value: Given) => this.setState({ by: String(value) })} />
        </div>
      </div>
    );
  }

  private about() {
    return (
      <div class="form">
        <div class="field">
          <label for="private-about">{words.about}</label>
          <input id="private-about" value={this.state.about} onInput={(event: Event) => this.setState({ about: (event.target as HTMLInputElement).value })} />
        </div>
      </div>
    );
  }

  private list(values: Standing[]) {
    const { by, about } = this.state;
    const name = about.trim();
    const found = records(values.filter((value) => value.name.indexOf(name) >= 0));
    if (found.length === 0) return <p>{values.length > 0 ? words.noneOf(name) : words.none}</p>;
    return groups(found).map((group) => <Rows key={`${group.title} ${name}`} group={group} by={by} open={name !== "" || found.length <= FEW} />);
  }

  render() {
    const { me, values, periods, asked, recovery, said } = this.state;
    if (me && !isOfficer(me)) return <NotYours title={words.title} />;
    if (!values) return <p class="notice">{said}</p>;
    const due = values.filter(isDue);
    const rest = values.filter((value) => !isDue(value));
    return (
      <Page title={words.title}>
        <Part title={words.who}>
          <ul>
            {words.whoSees.map((sentence) => (
              <li>{sentence}</li>
            ))}
          </ul>
          {!recovery && values.length > 0 && <Said said={words.noRecovery} bad />}
          <div class="ways">
            <Way to={address(`/manage/${ROSTER}`)} label={words.trace} />
            <Way to={address(`/do/${ROSTER}/ask-forget`)} label={words.forget} hint={words.forgetHint} />
          </div>
        </Part>
        <Asked asked={asked} />
        <Part title={words.read}>
          {this.whoReads()}
          {values.length > FEW && this.about()}
        </Part>
        {due.length > 0 && <Part title={words.due(due.length)}>{this.list(due)}</Part>}
        <Part title={words.title} aside={words.stand(rest.length)}>
          {this.list(rest)}
          <Periods periods={periods} />
        </Part>
      </Page>
    );
  }
}

export function showPrivate(place: HTMLElement): void {
  document.title = words.title;
  place.textContent = "";
  render(<Private />, place);
}
