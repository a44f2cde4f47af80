// /donations/N: sixty donations in five minutes, out of a chat or by the keyboard, with the total against the cash counted.
import { Component, h, render } from "preact";
import { Me, Refused, call } from "../common/api";
import { address } from "../common/language";
import { Boards, Cell } from "../common/model";
import { patiently } from "../common/patient";
import { ActivityForm, Choices } from "../form/field";
import { isRecorder, officer, wordsOf, workplace } from "./act";
import { words } from "./donations_words";
import { givenVerb } from "./found";
import { NotYours, Page, Way } from "./frame";
import { Keyed } from "./keyed";
import { Paste, PastedRow } from "./paste";
import { words as office } from "./words";
import { fenOf, yuanOf } from "./yuan";

interface DonationsState {
  me: Me | null;
  form: ActivityForm | null;
  choices: Choices;
  boards: Boards | null;
  counted: string;
  said: string;
}

function sum(rows: PastedRow[]): string {
  return yuanOf(rows.reduce((fen, row) => fen + row.fen, 0));
}

class Donations extends Component<{ activity: number }, DonationsState> {
  state: DonationsState = { me: null, form: null, choices: {}, boards: null, counted: "", said: office.loading };

  componentDidMount(): void {
    void this.load();
  }

  private waiting = (): void => this.setState({ said: office.unreachable });

  private async load(): Promise<void> {
    const { activity } = this.props;
    try {
      const me = await officer(this.waiting);
      this.setState({ me, said: "" });
      if (!isRecorder(me, activity)) return;
      const form = await patiently(() => call<ActivityForm>("GET", `/api/activity/${activity}/form`), this.waiting);
      const choices = await patiently(() => call<Choices>("GET", `/api/activity/${activity}/choices`), this.waiting);
      document.title = `${words.page} · ${form.title}`;
      this.setState({ form, choices, said: "" });
      await this.look();
    } catch (error) {
      this.setState({ said: error instanceof Refused && error.status === 404 ? office.notThere : wordsOf(error) });
    }
  }

  private look = async (): Promise<void> => {
    const boards = await patiently(() => call<Boards>("GET", `/api/activity/${this.props.activity}/boards`), this.waiting);
    this.setState({ boards });
  };

  private cell(name: string): Cell | null {
    const ledger = this.state.boards ? this.state.boards.views.ledger || [] : [];
    return ledger.length > 0 && ledger[0][name] && ledger[0][name].text !== "" ? ledger[0][name] : null;
  }

  // What was counted less what was recorded in notes and coins.
  private difference() {
    const counted = fenOf(this.state.counted);
    const cash = this.cell("cash");
    if (this.state.counted.trim() === "") return null;
    if (counted === null) return <strong class="differs">{words.notYuan}</strong>;
    const over = counted - Number(cash ? cash.value : 0);
    if (over === 0) return <strong>{words.agrees}</strong>;
    return <strong class="differs">{over < 0 ? words.short(yuanOf(-over)) : words.over(yuanOf(over))}</strong>;
  }

  private totals() {
    const received = this.cell("received");
    const cash = this.cell("cash");
    return (
      <div class="totals">
        <p aria-live="polite">
          {words.recorded} <b id="received">{received ? received.text : "0"}</b>
        </p>
        <p>
          {words.cash} <b id="cash">{cash ? cash.text : "0"}</b>
        </p>
        <p>
          <label for="counted">{words.counted}</label>{" "}
          <input id="counted" type="text" inputMode="decimal" autocomplete="off" value={this.state.counted} onInput={(event: Event) => this.setState({ counted: (event.target as HTMLInputElement).value })} /> <span role="status">{this.difference()}</span>
        </p>
      </div>
    );
  }

  render() {
    const { me, form, choices, said } = this.state;
    const { activity } = this.props;
    if (me && !isRecorder(me, activity)) return <NotYours title={words.page} recorder />;
    if (!me || !form) return <p class="notice">{said}</p>;
    const found = givenVerb(form);
    if (!found)
      return (
        <Page title={words.page} over={form.title} to={workplace(me, activity)}>
          <p class="notice">{words.none}</p>
        </Page>
      );
    const done = () => void this.look();
    return (
      <Page title={words.page} over={form.title} to={workplace(me, activity)} wide>
        {this.totals()}
        <div class="beside even">
          <Keyed activity={activity} verb={found.verb} who={found.who} amount={found.amount} choices={choices} done={done} />
          <Paste activity={activity} verb={found.verb.name} title={words.paste} saveAll={(rows) => words.saveAll(rows.length, sum(rows))} savedAll={(rows) => words.savedAll(rows.length, sum(rows))} done={done} />
        </div>
        <div class="ways">
          <Way to={address(`/activity/${activity}`)} label={words.ledger} hint={words.ledgerHint} />
          <Way to={address(`/do/${activity}`)} label={office.otherForms} hint={office.otherFormsHint} />
        </div>
      </Page>
    );
  }
}

export function showDonations(place: HTMLElement, activity: number): void {
  document.title = words.page;
  place.textContent = "";
  render(<Donations activity={activity} />, place);
}
