// /honours: 荣誉台账. Honours received from outside and awards of this union's own contests, of all or of one name.
import { Component, h, render } from "preact";
import { Me, call } from "../common/api";
import { address } from "../common/language";
import { patiently } from "../common/patient";
import { isOfficer, officer, wordsOf } from "./act";
import { NotYours, Page, Said } from "./frame";
import { Rows, RowsColumn } from "./rows";
import { words } from "./words";

interface Honour {
  source: "received" | "award";
  year?: string;
  honour: string;
  level?: string;
  giver?: string;
  grade?: string;
  work?: string;
  evidence?: string;
  receivers: string[];
  activity: number;
}

interface HonoursState {
  me: Me | null;
  who: string;
  rows: Honour[];
  said: string;
  bad: boolean;
}

const columns: RowsColumn<Honour>[] = [
  { label: words.receiver, cell: (row) => row.receivers.join(words.comma) },
  { label: words.award, cell: (row) => row.grade },
  { label: words.evidence, cell: (row) => row.evidence },
];

const FEW = 12; // rows that are read without opening one honour after another

// What all rows of one honour say alike.
function sameOf(row: Honour): string[] {
  return [row.year, row.level, row.giver].filter((one): one is string => !!one);
}

interface OneHonour {
  key: string;
  rows: Honour[];
}

// The latest first; one that several received stands there once.
function byHonour(rows: Honour[]): OneHonour[] {
  const honours: OneHonour[] = [];
  for (const row of rows) {
    const key = [row.source, row.activity, row.honour, ...sameOf(row)].join("\n");
    const honour = honours.filter((one) => one.key === key)[0];
    if (honour) honour.rows.push(row);
    else honours.push({ key, rows: [row] });
  }
  return honours.reverse();
}

function Entry(props: { key?: string; honour: OneHonour; open: boolean }) {
  const { rows } = props.honour;
  const [first] = rows;
  return (
    <details class="part honour" open={props.open}>
      <summary>
        <b>{first.honour}</b> <small>{[...sameOf(first), words.receivers(rows.length)].join(" · ")}</small>
      </summary>
      <Rows label={first.honour} columns={columns} rows={rows} />
      {first.source === "award" && (
        <p>
          <a href={address(`/awards/${first.activity}`)}>{words.awards}</a>
        </p>
      )}
    </details>
  );
}

class Honours extends Component<Record<string, never>, HonoursState> {
  state: HonoursState = { me: null, who: "", rows: [], said: words.loading, bad: false };

  componentDidMount(): void {
    document.title = words.honours;
    void this.begin();
  }

  private async begin(): Promise<void> {
    const me = await officer((said) => this.setState({ said: said || words.unreachable }));
    this.setState({ me });
    if (isOfficer(me)) await this.load();
  }

  private load = async (event?: Event): Promise<void> => {
    if (event) event.preventDefault();
    try {
      const path = `/api/honours?who=${encodeURIComponent(this.state.who.trim())}`;
      const rows = await patiently(() => call<Honour[]>("GET", path), () => this.setState({ said: words.unreachable }));
      this.setState({ rows, said: words.honoursFound(rows.length), bad: false });
    } catch (error) {
      this.setState({ said: wordsOf(error), bad: true });
    }
  };

  render() {
    const { me, who, rows, said, bad } = this.state;
    if (me && !isOfficer(me)) return <NotYours title={words.honours} />;
    if (!me) return <p class="notice">{said}</p>;
    return (
      <Page title={words.honours} wide>
        <form class="asking" onSubmit={this.load}>
          <label>
            {words.honoursOf}
            <input type="text" value={who} onInput={(event) => this.setState({ who: (event.target as HTMLInputElement).value })} />
          </label>
          <button type="submit" class="press">
            {words.show}
          </button>
        </form>
        <Said said={said} bad={bad} />
        {byHonour(rows).map((honour) => (
          <Entry key={honour.key} honour={honour} open={rows.length <= FEW} />
        ))}
      </Page>
    );
  }
}

export function showHonours(place: HTMLElement): void {
  place.textContent = "";
  render(<Honours />, place);
}
