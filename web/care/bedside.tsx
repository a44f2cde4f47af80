// /visit/N: a visit recorded at the bedside. Person by initials, occasion and amount by a tap, visitors as last time: at most seven
// taps. What the form of the verb asks besides has its own page.
import { Component, h, render } from "preact";
import { Refused } from "../common/api";
import { address } from "../common/language";
import { ViewRow } from "../common/model";
import { Allowed } from "../form/allowed";
import { Field, Given, Value } from "../form/field";
import { keep, kept } from "../form/draft";
import { Files } from "../form/file";
import { Chips, Option, Search, optionsOf } from "../form/pick";
import { words as forms } from "../form/words";
import { record, wordsOf, workplace } from "../office/act";
import { NotYours, Page, Part, Said } from "../office/frame";
import { Undo } from "../office/undo";
import { words as office } from "../office/words";
import { Work, peopleOf, readWork } from "./read";
import { words } from "./words";

const USUAL = ["200", "300", "500", "1000"]; // yuan, where a unit has settled nothing
const WAITING = 6; // people offered before anything is typed
const LEAST_VISITORS = 2;

type Draft = { [part in "recipient" | "occasion" | "festival" | "amount" | "goods" | "others" | "voucher"]: string };

interface BedsideState {
  work: Work | null;
  recipient: string;
  occasion: string;
  festival: string;
  amount: string; // yuan; "": not chosen, "0": no money, "?": not known yet
  goods: string;
  visitors: string[];
  others: string;
  voucher: string;
  receipt: Value; // photos of what tells of the person
  said: string;
  bad: boolean;
  busy: boolean;
  last: number; // the record made just now; 0: none
}

const empty = { recipient: "", occasion: "", festival: "", amount: "", goods: "", others: "", voucher: "", receipt: [] as Value, busy: false };

// "水果 1篮、牛奶 2箱" as rows; null where a part has no amount.
export function goodsOf(text: string): { [column: string]: Value }[] | null {
  const parts = text.split(/[、，,；;\n]/).map((part) => part.trim()).filter(Boolean);
  const rows = parts.map((part) => /^(.*?)\s*(\d+(?:\.\d+)?\s*[^\d\s]+)$/.exec(part));
  if (rows.some((row) => row === null || row[1] === "")) return null;
  return rows.map((row) => ({ form: "goods", what: (row as RegExpExecArray)[1], quantity: (row as RegExpExecArray)[2].replace(/\s/g, "") }));
}

class Bedside extends Component<{ activity: number }, BedsideState> {
  state: BedsideState = { ...empty, work: null, visitors: [], said: office.loading, bad: false, last: 0 };

  private draft = `visit ${this.props.activity}`;

  componentDidMount(): void {
    document.title = words.bedside;
    void this.load("");
  }

  // What is chosen outlives a page that is loaded again, as phones do after a photo was taken; photos are not kept.
  componentDidUpdate(): void {
    const { recipient, occasion, festival, amount, goods, others, voucher } = this.state;
    const draft: Draft = { recipient, occasion, festival, amount, goods, others, voucher };
    if (this.state.work) keep(this.draft, Object.values(draft).some((one) => one !== "") ? draft : null);
  }

  private async load(said: string): Promise<void> {
    try {
      const work = await readWork(this.props.activity, () => this.setState({ said: office.unreachable }));
      const visits = work.boards ? work.boards.views.visit || [] : [];
      const draft = this.state.work ? null : kept<Draft>(this.draft); // after the first reading it is in the page
      this.setState({ ...(draft as Draft), work, visitors: peopleOf(visits[visits.length - 1], "visitors"), said: draft ? forms.draftKept : said });
    } catch (error) {
      const { status } = error as Refused;
      this.setState({ said: status === 404 ? office.notThere : wordsOf(error), bad: true });
    }
  }

  /* ---- what is offered ---- */

  private fields(): Field[] {
    const form = this.state.work && this.state.work.form;
    const verb = form ? form.verbs.filter((one) => one.name === "visit")[0] : undefined;
    return verb ? verb.fields : [];
  }

  private field(name: string): Field | undefined {
    return this.fields().filter((field) => field.name === name)[0];
  }

  private rows(view: string): ViewRow[] {
    const boards = this.state.work && this.state.work.boards;
    return boards ? boards.views[view] || [] : [];
  }

  // Who waits to be visited, the earliest due first.
  private waiting(): Option[] {
    const rows = this.rows("expected").filter((row) => row.state.value === "waiting");
    const due = (row: ViewRow) => (row.due as { day?: string }).day || "";
    const found: Option[] = [];
    for (const row of rows.sort((a, b) => (due(a) < due(b) ? -1 : 1))) {
      const column = row.person.text ? "person" : "family-of";
      const value = peopleOf(row, column)[0];
      if (value && found.every((one) => one.value !== value)) found.push({ value, label: row[column].text, more: row.care.text });
    }
    return found.slice(0, WAITING);
  }

  private amounts(): string[] {
    const settled = this.rows("standard").filter((row) => row.occasion.value === this.state.occasion && typeof row.amount.value === "number");
    const usual = settled.map((row) => String((row.amount.value as number) / 100));
    return [...usual, ...USUAL.filter((one) => usual.indexOf(one) < 0)].slice(0, 4);
  }

  /* ---- recording ---- */

  private missing(): string[] {
    const { recipient, occasion, festival, amount, goods, visitors, others } = this.state;
    return [
      recipient === "" && words.whom,
      occasion === "" && words.occasion,
      occasion === "festival" && festival === "" && words.festival,
      amount === "" && goods === "" && words.amount,
      visitors.length + (others.trim() === "" ? 0 : 1) < LEAST_VISITORS && `${words.visitors}（${words.visitorsNeeded}）`,
    ].filter((one): one is string => !!one);
  }

  private given(): Given | null {
    const { recipient, occasion, festival, amount, goods, visitors, others, voucher, receipt } = this.state;
    const things = goodsOf(goods);
    if (things === null) return null;
    const money: { [column: string]: Value }[] = amount === "" || amount === "0" ? [] : [{ form: "cash", amount: amount === "?" ? "不详" : amount }];
    const given: Given = { recipient, occasion, visitors };
    if (money.length + things.length > 0) given.items = [...money, ...things];
    if (occasion === "festival") given.festival = festival;
    if (others.trim() !== "") given.others = others.split(/[、，,]/).map((one) => one.trim()).filter(Boolean);
    if (voucher.trim() !== "") given.voucher = voucher.trim();
    if (Array.isArray(receipt) && receipt.length > 0) given.receipt = receipt;
    return given;
  }

  private async save(): Promise<void> {
    const given = this.given();
    if (this.state.busy || this.missing().length > 0) return;
    if (given === null) return this.setState({ said: words.wrongGoods, bad: true });
    this.setState({ busy: true, said: office.sending, bad: false });
    try {
      const answer = await record(this.props.activity, "visit", given, (said) => this.setState({ said: said || office.unreachable }));
      this.setState({ ...empty, last: answer.first_seq });
      await this.load(words.saved(answer.words));
      scrollTo(0, 0);
    } catch (error) {
      this.setState({ busy: false, said: wordsOf(error), bad: true });
    }
  }

  /* ---- the page ---- */

  private whom(field: Field, people: Option[]) {
    const { recipient } = this.state;
    const waiting = this.waiting();
    const change = (value: Value) => this.setState({ recipient: String(value), said: "", bad: false });
    return (
      <Part title={words.whom}>
        <div class="form">
          <label class="hint" for="care-recipient" id="care-recipient-label">
            {words.whom}
          </label>
          <Search id="care-recipient" field={{ ...field, many: false }} options={people} value={recipient} change={change} />
        </div>
        {recipient === "" && waiting.length > 0 && (
          <div class="form">
            <p class="hint" id="care-waiting-label">
              {words.waiting}
            </p>
            <Chips id="care-waiting" field={{ ...field, many: false }} options={waiting} value={recipient} change={change} />
          </div>
        )}
      </Part>
    );
  }

  private why(field: Field) {
    const { occasion, festival } = this.state;
    const festivals = this.field("festival");
    return (
      <Part title={words.occasion}>
        <span id="care-occasion-label" hidden>
          {words.occasion}
        </span>
        <Chips id="care-occasion" field={field} options={optionsOf(field, {})} value={occasion} change={(value) => this.setState({ occasion: String(value) })} />
        {occasion === "festival" && festivals && (
          <div>
            <p class="hint" id="care-festival-label">
              {words.festival}
            </p>
            <Chips id="care-festival" field={festivals} options={optionsOf(festivals, {})} value={festival} change={(value) => this.setState({ festival: String(value) })} />
          </div>
        )}
      </Part>
    );
  }

  private input(name: "goods" | "others" | "voucher" | "amount", label: string, hint: string, mode?: string) {
    const typed = this.state[name];
    return (
      <div class="field">
        <label for={`care-${name}`}>{label}</label>
        <input
          id={`care-${name}`}
          type="text"
          inputMode={mode}
          autocomplete="off"
          value={name === "amount" && !/^[1-9]/.test(typed) ? "" : typed}
          placeholder={hint}
          onInput={(event: Event) => this.setState({ [name]: (event.target as HTMLInputElement).value } as never)}
        />
      </div>
    );
  }

  // What fund rules still allow this person this year, taken by a tap.
  private allowed(choices: Work["choices"]) {
    const { recipient, occasion } = this.state;
    const take = (given: Given) => {
      const [line] = (given.items || []) as { [column: string]: Value }[];
      if (line && line.amount) this.setState({ amount: String(line.amount) });
    };
    return <Allowed fields={this.fields()} given={{ recipient, occasion }} choices={choices} change={take} />;
  }

  private what(choices: Work["choices"]) {
    const { amount } = this.state;
    const options: Option[] = [...this.amounts().map((one) => ({ value: one, label: words.yuan(one) })), { value: "0", label: words.noMoney }, { value: "?", label: words.unknown }];
    const field: Field = { name: "amount", label: words.amount, type: "choice" };
    return (
      <Part title={words.amount}>
        <span id="care-money-label" hidden>
          {words.amount}
        </span>
        <Chips id="care-money" field={field} options={options} value={amount} change={(value) => this.setState({ amount: String(value) })} />
        {this.allowed(choices)}
        <div class="form">
          {this.input("amount", words.otherAmount, "", "decimal")}
          {this.input("goods", words.goods, words.goodsHint)}
        </div>
      </Part>
    );
  }

  private who(field: Field, people: Option[]) {
    const { visitors } = this.state;
    return (
      <Part title={words.visitors} aside={words.visitorsNeeded}>
        <div class="form">
          <label class="hint" for="care-visitors" id="care-visitors-label">
            {words.visitors}
          </label>
          <Search id="care-visitors" field={field} options={people} value={visitors} change={(value) => this.setState({ visitors: value as string[] })} />
          {this.input("others", words.others, words.othersHint)}
          {this.input("voucher", words.receipt, "")}
          {this.photos()}
        </div>
      </Part>
    );
  }

  private photos() {
    const field = this.field("receipt");
    if (!field) return null;
    return (
      <div class="field">
        <label for="care-receipt">
          {field.label} <b class="secret">{words.secret}</b>
        </label>
        <Files id="care-receipt" field={field} value={this.state.receipt} change={(receipt) => this.setState({ receipt })} faulty={false} />
        <p class="more" id="care-receipt-more" />
      </div>
    );
  }

  render() {
    const { work, said, bad, busy, last } = this.state;
    const { activity } = this.props;
    if (work && !work.mine) return <NotYours title={words.bedside} recorder />;
    if (!work || !work.form) return <p class="notice">{said}</p>;
    const [recipient, occasion, visitors] = [this.field("recipient"), this.field("occasion"), this.field("visitors")];
    if (!recipient || !occasion || !visitors)
      return (
        <Page title={words.bedside} over={work.form.title} to={workplace(work.me, activity)}>
          <Said said={words.onlyVisits} />
        </Page>
      );
    const people = optionsOf(recipient, work.choices);
    const missing = this.missing();
    return (
      <div class="care">
        <Page title={words.bedside} over={work.form.title} to={workplace(work.me, activity)}>
          <Said said={said} bad={bad} />
          {last > 0 && <Undo key={last} activity={activity} seq={last} done={(words_) => this.setState({ last: 0 }, () => void this.load(words.undone(words_)))} />}
          {this.whom(recipient, people)}
          {this.why(occasion)}
          {this.what(work.choices)}
          {this.who(visitors, people)}
          <div class="fixed">
            <button type="button" class="press" disabled={busy || missing.length > 0} onClick={() => void this.save()}>
              {words.save}
            </button>
            <p class="hint">{missing.length > 0 ? words.yet(missing.join("、")) : ""}</p>
          </div>
          <p class="way">
            <a href={address(`/register/${activity}`)}>{words.register}</a>
            <a href={address(`/do/${activity}`)}>{words.more}</a>
          </p>
        </Page>
      </div>
    );
  }
}

export function showBedside(place: HTMLElement, activity: number): void {
  place.textContent = "";
  render(<Bedside activity={activity} />, place);
}
