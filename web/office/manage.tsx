// /manage/N: one activity from the officer's chair. What to open, the phones, who takes part, papers, the ceremony, the latest
// records.
import { Component, h, render } from "preact";
import { Me, Refused, call } from "../common/api";
import { address } from "../common/language";
import { follow } from "../common/live";
import { Boards, shortKind } from "../common/model";
import { patiently } from "../common/patient";
import { ActivityForm } from "../form/field";
import { isOfficer, officer, wordsOf } from "./act";
import { words as care } from "../care/words";
import { Ceremony } from "./ceremony";
import { NotYours, Page, Part, Qr, Way } from "./frame";
import { endVerb, givenVerb, marksVerb, measureVerb, resultVerb } from "./found";
import { Judges } from "./judges";
import { Late, isWaiting } from "./late";
import { Latest } from "./latest";
import { Seats } from "./seats";
import { Entrants } from "./taking";
import { words as giving } from "./donations_words";
import { words } from "./words";

interface ManageState {
  me: Me | null;
  form: ActivityForm | null;
  board: boolean;
  views: boolean; // no board, and rows that everybody sees
  seq: number;
  late: number; // mark sheets that came after the lock and wait
  said: string;
}

class Manage extends Component<{ activity: number }, ManageState> {
  state: ManageState = { me: null, form: null, board: false, views: false, seq: 0, late: 0, said: words.loading };
  private stop = () => undefined as void;

  componentDidMount(): void {
    void this.load();
  }
  componentWillUnmount(): void {
    this.stop();
  }

  private readForm = async (): Promise<void> => {
    const form = await call<ActivityForm>("GET", `/api/activity/${this.props.activity}/form`);
    document.title = `${words.manage} · ${form.title}`;
    this.setState({ form });
  };

  private async load(): Promise<void> {
    const waiting = () => this.setState({ said: words.unreachable });
    try {
      const me = await officer(waiting);
      this.setState({ me, said: "" });
      if (!isOfficer(me)) return;
      await patiently(this.readForm, waiting);
      // What others record is seen here as it happens.
      this.stop = follow(`/api/activity/${this.props.activity}/live`, {
        events: {
          message: (told) => {
            const { seq, boards, views } = told as Boards;
            const shown = Object.keys(views || {}).some((name) => views[name].length > 0);
            this.setState({ seq, board: boards.length > 0, views: boards.length === 0 && shown, late: (views.late || []).filter(isWaiting).length });
            void this.readForm().catch(() => undefined);
          },
        },
      });
    } catch (error) {
      this.setState({ said: error instanceof Refused && error.status === 404 ? words.notThere : wordsOf(error) });
    }
  }

  private ways(form: ActivityForm) {
    const { activity } = this.props;
    const matches = endVerb(form);
    const visits = form.verbs.some((verb) => verb.name === "visit");
    const own = matches || marksVerb(form) || givenVerb(form) || measureVerb(form) || visits; // a page made for it
    return (
      <div class="ways">
        {matches && <Way to={address(`/record/${activity}`)} label={words.toRecord} hint={words.recordHint} strong />}
        {marksVerb(form) && <Way to={address(`/marks/${activity}`)} label={words.marks} hint={words.marksHint} strong />}
        {givenVerb(form) && <Way to={address(`/donations/${activity}`)} label={giving.page} hint={giving.hint} strong />}
        {this.state.views && <Way to={address(`/activity/${activity}`)} label={words.look} hint={words.lookHint} />}
        {measureVerb(form) && <Way to={address(`/measure/${activity}`)} label={words.measure} hint={words.measureHint} strong />}
        {resultVerb(form) && <Way to={address(`/results/${activity}`)} label={words.resultsPage} hint={words.resultsHint} />}
        {visits && <Way to={address(`/visit/${activity}`)} label={care.bedside} strong />}
        {!this.state.board && <Way to={address(`/register/${activity}`)} label={care.register} hint={care.registerHint} />}
        <Way to={address(`/do/${activity}`)} label={words.otherForms} hint={words.otherFormsHint} strong={!own} />
        {this.state.board && <Way to={address(`/activity/${activity}`)} label={words.board} hint={words.boardHint} />}
        {(this.state.board || this.state.views) && <Way to={address(`/activity/${activity}/share`)} label={words.share} hint={words.shareHint} />}
        <Way to={address(`/awards/${activity}`)} label={this.state.board ? words.awards : words.dossier} hint={this.state.board ? words.awardsHint : words.dossierHint} />
        {this.shows(form) && <Way to={address("/remote")} label={words.remote} hint={words.remoteHint} />}
      </div>
    );
  }

  // Whether there is, or will be once somebody takes part, something for everybody to look at.
  private shows(form: ActivityForm): boolean {
    return this.state.board || this.state.views || form.verbs.some((verb) => verb.name === "enter");
  }

  private screen() {
    const path = `/screen/${this.props.activity}`;
    return (
      <Part title={words.screen} id="screen">
        <div class="with-qr">
          <Qr path={path} label={words.screen} />
          <div>
            <p>{words.screenHow}</p>
            <p class="address">{`${location.origin}${path}`}</p>
            <p>
              <a class="quiet" href={path} target="_blank" rel="noopener">
                {words.openScreen}
              </a>
            </p>
          </div>
        </div>
      </Part>
    );
  }

  private papers(form: ActivityForm) {
    const enters = form.verbs.some((verb) => verb.name === "enter");
    const at = (name: string) => address(`/activity/${this.props.activity}/${name}`);
    return (
      <Part title={words.papers} id="papers">
        <div class="acts">
          {(this.state.board || enters) && (
            <a class="quiet" href={at("programme.pdf")} target="_blank" rel="noopener">
              {words.programme}
            </a>
          )}
          {this.state.board && (
            <a class="quiet" href={at("board.pdf")} target="_blank" rel="noopener">
              {words.noticePaper}
            </a>
          )}
          {this.state.views && (
            <a class="quiet" href={at("board.pdf")} target="_blank" rel="noopener">
              {words.ledgerPaper}
            </a>
          )}
          {(this.state.board || this.state.views) && (
            <a class="quiet" href={at("board.xlsx")} download="">
              {words.workbook}
            </a>
          )}
          {(this.state.board || this.state.views) && (
            <a class="quiet" href={at("share")}>
              {words.pictureForGroup}
            </a>
          )}
        </div>
      </Part>
    );
  }

  render() {
    const { me, form, said, seq } = this.state;
    const { activity } = this.props;
    if (me && !isOfficer(me)) return <NotYours title={words.manage} />;
    if (!me || !form) return <p class="notice">{said}</p>;
    const reread = () => void this.readForm().catch(() => undefined);
    const judged = marksVerb(form) !== null;
    return (
      <Page title={form.title} over={shortKind(form.kind_label)} wide>
        {location.hash === "#new" && <p class="said">{words.justOpened}</p>}
        {this.ways(form)}
        <div class="beside even">
          <div>
            <Late activity={activity} waiting={this.state.late} seq={seq} />
            <Ceremony activity={activity} verbs={form.verbs} done={reread} />
            <Seats activity={activity} judges={judged} />
            {judged && <Judges activity={activity} seq={seq} />}
            {this.shows(form) && this.papers(form)}
          </div>
          <div>
            {this.shows(form) && this.screen()}
            <Entrants key={`entrants-${activity}`} activity={activity} verbs={form.verbs} done={reread} />
            <Latest activity={activity} officer seq={seq} />
          </div>
        </div>
      </Page>
    );
  }
}

export function showManage(place: HTMLElement, activity: number): void {
  document.title = words.manage;
  place.textContent = "";
  render(<Manage activity={activity} />, place);
}
