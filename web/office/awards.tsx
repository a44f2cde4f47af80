// /awards/N: 奖次和档案. How far the awards are, who got what, where the board moved since they were given and what to do about
// each prize; and the papers of the activity's file, with those that are missing.
import { Component, h, render } from "preact";
import { Me, Refused, call } from "../common/api";
import { address } from "../common/language";
import { Activity } from "../common/model";
import { patiently } from "../common/patient";
import { isOfficer, officer, record, wordsOf } from "./act";
import { Page, Part, Said } from "./frame";
import { Rows, RowsColumn } from "./rows";
import { words } from "./words";

interface AwardRow {
  place?: number;
  entrant: number;
  name: string;
  award?: string;
  people?: number;
  number?: string;
  code?: string;
  state?: "replaced" | "taken-back";
  supplement?: boolean;
}

interface Moved {
  entrant: number;
  name: string;
  recorded?: string;
  now?: string;
}

interface AwardList {
  seq: number;
  stage?: string;
  group?: string;
  heading?: string;
  state: "drafted" | "published" | "granted" | "corrected";
  state_words: string;
  participants?: number;
  winners?: number;
  until?: string;
  rows: AwardRow[];
  moved: Moved[];
}

interface Awards {
  title: string;
  lists: AwardList[];
}

interface Paper {
  name: string;
  label: string;
  state: "ready" | "missing" | "apart" | "kept";
  why?: string;
  role: string;
  files?: { seq: number; n: number }[]; // of what is kept
}

const RANKS = ["viewer", "judge", "recorder", "officer", "administrator"];

function mayPrint(me: Me, paper: Paper): boolean {
  return RANKS.indexOf(me.role) >= RANKS.indexOf(paper.role);
}

function rowState(row: AwardRow): string {
  if (row.state === "replaced") return words.certificateReplaced;
  if (row.state === "taken-back") return words.certificateTakenBack;
  return row.supplement ? words.awardedToo : "";
}

function List(props: { list: AwardList; codes: boolean }) {
  const { list, codes } = props;
  const numbered = list.rows.some((row) => row.number);
  const columns: (RowsColumn<AwardRow> | false)[] = [
    { label: words.place, cell: (row) => row.place },
    { label: words.who, cell: (row) => row.name },
    { label: words.award, cell: (row) => row.award },
    { label: words.headcount, cell: (row) => row.people },
    numbered && { label: words.certificate, cell: (row) => row.number },
    numbered && codes && { label: words.checkCode, cell: (row) => row.code },
    list.rows.some((row) => rowState(row) !== "") && { label: words.remarks, cell: rowState },
  ];
  const shown = columns.filter(Boolean) as RowsColumn<AwardRow>[];
  return <Rows label={list.heading || words.awards} columns={shown} rows={list.rows} struck={(row) => !!row.state} />;
}

type Choice = "keep" | "take-back" | "exchange";

// What is done about each prize that the board would give otherwise now.
class Correcting extends Component<{ activity: number; list: AwardList; done: () => void }, { choices: { [entrant: number]: Choice }; reason: string; said: string; bad: boolean; busy: boolean }> {
  state = { choices: {} as { [entrant: number]: Choice }, reason: "", said: "", bad: false, busy: false };

  private named(choice: Choice): string[] {
    return this.props.list.moved.filter((one) => this.state.choices[one.entrant] === choice).map((one) => `#${one.entrant}`);
  }

  private send = async (event: Event): Promise<void> => {
    event.preventDefault();
    const { activity, list } = this.props;
    if (this.state.reason.trim() === "") return this.setState({ said: words.reasonNeeded, bad: true });
    this.setState({ busy: true, said: words.sending, bad: false });
    const given: { [name: string]: unknown } = { reason: this.state.reason, "take-back": this.named("take-back"), exchange: this.named("exchange") };
    if (list.stage) given.stage = list.stage;
    if (list.group) given.group = list.group;
    try {
      const answer = await record(activity, "correct-awards", given, (said) => this.setState({ said }));
      this.setState({ busy: false, said: words.recorded(answer.words) });
      this.props.done();
    } catch (error) {
      this.setState({ busy: false, said: wordsOf(error), bad: true });
    }
  };

  private choose(entrant: number, choice: Choice): void {
    this.setState({ choices: { ...this.state.choices, [entrant]: choice } });
  }

  render() {
    const { list } = this.props;
    const { said, bad, busy, reason } = this.state;
    return (
      <form onSubmit={this.send} class="correcting">
        <p>{words.movedSince}</p>
        {list.moved.map((one) => (
          <fieldset>
            <legend>{words.movedOne(one.name, one.recorded || words.noAward, one.now || words.noAward)}</legend>
            {one.recorded ? (
              (["keep", "exchange", "take-back"] as Choice[])
                .filter((choice) => choice !== "exchange" || one.now)
                .map((choice) => (
                  <label>
                    <input type="radio" name={`choice-${one.entrant}`} checked={(this.state.choices[one.entrant] || "keep") === choice} onChange={() => this.choose(one.entrant, choice)} /> {words.choices[choice]}
                  </label>
                ))
            ) : (
              <p>{words.awardedTooHint}</p>
            )}
          </fieldset>
        ))}
        <label>
          {words.reason}
          <input type="text" value={reason} onInput={(event) => this.setState({ reason: (event.target as HTMLInputElement).value })} />
        </label>
        <button type="submit" class="press" disabled={busy}>
          {words.correctAwards}
        </button>
        <Said said={said} bad={bad} />
      </form>
    );
  }
}

function Papers(props: { activity: number; papers: Paper[]; me: Me }) {
  const { activity, papers, me } = props;
  const at = (paper: Paper, kind: string) => address(`/activity/${activity}/paper/${paper.name}.${kind}`);
  const missing = papers.filter((paper) => paper.state === "missing").length;
  return (
    <Part title={words.dossier} id="dossier" aside={missing > 0 ? words.papersMissing(missing) : words.nothingMissing}>
      <ul class="papers">
        {papers.map((paper) => (
          <li class={paper.state}>
            <b>{paper.label}</b>{" "}
            {paper.state === "ready" && mayPrint(me, paper) && (
              <span>
                <a href={at(paper, "pdf")} target="_blank" rel="noopener" aria-label={words.pdfOf(paper.label)}>
                  PDF
                </a>{" "}
                <a href={at(paper, "png")} target="_blank" rel="noopener" aria-label={words.pictureOfPaper(paper.label)}>
                  {words.asPicture}
                </a>
              </span>
            )}
            {paper.state === "ready" && !mayPrint(me, paper) && <span>{words.officersPrint}</span>}
            {paper.state === "missing" && <span>{words.missing(paper.why || "")}</span>}
            {paper.state === "apart" && <span>{words.keptApart}</span>}
            {paper.files && mayPrint(me, paper) && (
              <span>
                {paper.files.map((file, i) => [
                  <a href={`/api/activity/${activity}/file/${file.seq}/files?n=${file.n}`} target="_blank" rel="noopener" aria-label={words.fileOf(paper.label, i + 1)}>
                    {words.fileNumber(i + 1)}
                  </a>,
                  " ",
                ])}
              </span>
            )}
          </li>
        ))}
      </ul>
      <p>
        <a href={address(`/do/${activity}/attach`)}>{words.attach}</a>
      </p>
    </Part>
  );
}

interface AwardsState {
  me: Me | null;
  awards: Awards | null;
  papers: Paper[];
  ranked: boolean; // whether there is a board that prizes are given by
  said: string;
}

class AwardsPage extends Component<{ activity: number }, AwardsState> {
  state: AwardsState = { me: null, awards: null, papers: [], ranked: true, said: words.loading };

  componentDidMount(): void {
    void this.load();
  }

  private load = async (): Promise<void> => {
    const { activity } = this.props;
    try {
      const me = await officer((said) => this.setState({ said: said || words.unreachable }));
      const awards = await patiently(() => call<Awards>("GET", `/api/activity/${activity}/awards`), () => this.setState({ said: words.unreachable }));
      const ranked = awards.lists.length > 0 || (await call<Activity[]>("GET", "/api/activities")).some((one) => one.number === activity && one.has_board);
      document.title = `${ranked ? words.awards : words.dossier} · ${awards.title}`;
      this.setState({ me, awards, ranked, papers: await call<Paper[]>("GET", `/api/activity/${activity}/papers`), said: "" });
    } catch (error) {
      this.setState({ said: error instanceof Refused && error.status === 404 ? words.notThere : wordsOf(error) });
    }
  };

  private list(list: AwardList) {
    const given = list.state === "granted" || list.state === "corrected";
    const { activity } = this.props;
    const may = isOfficer(this.state.me);
    return (
      <Part title={list.heading || words.awards} aside={list.state_words}>
        <List list={list} codes={may} />
        {list.participants !== undefined && <p>{words.awardedOf(list.winners || 0, list.participants)}</p>}
        {list.until && !given && <p>{words.noticeUntil(list.until)}</p>}
        {may && !given && (
          <div class="acts">
            {["publish-awards", "grant-awards"].map((verb) => (
              <a class="quiet" href={address(`/do/${activity}/${verb}`)}>
                {words.awardVerbs[verb]}
              </a>
            ))}
          </div>
        )}
        {list.moved.length > 0 && !given && <p class="said bad">{words.draftMoved(list.seq)}</p>}
        {list.moved.length > 0 && given && may && <Correcting activity={activity} list={list} done={this.load} />}
        {list.moved.length > 0 && given && !may && <p>{words.movedSince}</p>}
      </Part>
    );
  }

  render() {
    const { me, awards, papers, ranked, said } = this.state;
    const { activity } = this.props;
    if (!me || !awards) return <p class="notice">{said}</p>;
    return (
      <Page title={ranked ? words.awards : words.dossier} over={awards.title} to={isOfficer(me) ? `/manage/${activity}` : `/activity/${activity}`} wide>
        {awards.lists.map((list) => this.list(list))}
        {ranked && awards.lists.length === 0 && (
          <p>
            {words.noAwards} {isOfficer(me) && <a href={address(`/do/${activity}/award`)}>{words.awardVerbs.award}</a>}
          </p>
        )}
        <Papers activity={activity} papers={papers} me={me} />
      </Page>
    );
  }
}

export function showAwards(place: HTMLElement, activity: number): void {
  place.textContent = "";
  render(<AwardsPage activity={activity} />, place);
}
