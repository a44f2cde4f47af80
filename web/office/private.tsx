// /private: where private values stand, and reading those of one record for a reason that stays in the record.
import { Component, h, render } from "preact";
import { Me, call } from "../common/api";
import { newId } from "../common/id";
import { address } from "../common/language";
import { patiently } from "../common/patient";
import { isOfficer, officer, wordsOf } from "./act";
import { NotYours, Page, Part, Said, Way } from "./frame";
import { words as common } from "./words";
import { words } from "./private_words";

interface Standing {
  seq: number;
  title: string;
  when: string;
  record: string;
  field: string;
  name: string;
  readable: boolean;
}
interface Value {
  name: string;
  field: string;
  text: string;
}
interface PrivateState {
  me: Me | null;
  values: Standing[] | null;
  said: string;
}
interface RowState {
  asking: boolean;
  because: string;
  said: string;
  shown: Value[] | null;
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

class Row extends Component<{ values: Standing[] }, RowState> {
  state: RowState = { asking: false, because: "", said: "", shown: null };

  private async read(): Promise<void> {
    const { because } = this.state;
    if (!because.trim()) return this.setState({ said: words.needWhy });
    const body = { id: newId(), given: { because } };
    try {
      const answer = await patiently(() => call<{ values: Value[] }>("POST", `/api/private/${this.props.values[0].seq}`, body), () => this.setState({ said: common.unreachable }));
      this.setState({ shown: answer.values, said: "", asking: false, because: "" });
    } catch (error) {
      this.setState({ said: wordsOf(error) });
    }
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
          <b>{names.join("、")}</b> {first.title} · {values.map((value) => value.field).filter((field, at, all) => all.indexOf(field) === at).join("、")}
          <br />
          <small>
            {first.when}
            {!values.some((value) => value.readable) && ` · ${words.gone}`}
          </small>
        </span>
        {values.some((value) => value.readable) && !asking && !shown && (
          <button type="button" class="quiet" aria-label={`${words.read} ${names.join("、")} ${first.title}`} onClick={() => this.setState({ asking: true })}>
            {words.read}
          </button>
        )}
        {asking && this.question()}
        {shown && (
          <div role="status">
            {shown.map((value) => (
              <p>
                {value.name} · {value.field}: <b>{value.text}</b>
              </p>
            ))}
            <button type="button" class="quiet" onClick={() => this.setState({ shown: null })}>
              {words.hide}
            </button>
          </div>
        )}
        {said && <Said said={said} bad />}
      </li>
    );
  }
}

class Private extends Component<{}, PrivateState> {
  state: PrivateState = { me: null, values: null, said: common.loading };

  componentDidMount(): void {
    void this.load();
  }

  private async load(): Promise<void> {
    const waiting = () => this.setState({ said: common.unreachable });
    try {
      const me = await officer(waiting);
      this.setState({ me });
      if (!isOfficer(me)) return;
      const { values } = await patiently(() => call<{ values: Standing[] }>("GET", "/api/private"), waiting);
      this.setState({ values, said: "" });
    } catch (error) {
      this.setState({ said: wordsOf(error) });
    }
  }

  render() {
    const { me, values, said } = this.state;
    if (me && !isOfficer(me)) return <NotYours title={words.title} />;
    if (!values) return <p class="notice">{said}</p>;
    return (
      <Page title={words.title}>
        <Part title={words.who}>
          {words.whoSees.map((sentence) => (
            <p>{sentence}</p>
          ))}
          <div class="ways">
            <Way to={address("/manage/2")} label={words.trace} hint={words.traceHint} />
            <Way to={address("/do/2/forget")} label={words.forget} hint={words.forgetHint} />
          </div>
        </Part>
        <Part title={words.title} aside={words.stand(values.length)}>
          {values.length === 0 && <p>{words.none}</p>}
          <ul class="rows-list">
            {records(values).map((row) => (
              <Row key={row[0].seq} values={row} />
            ))}
          </ul>
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
