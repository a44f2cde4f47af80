// One donation after another by the keyboard alone: initials, Enter, amount, Enter. An amount left empty is that before.
import { Component, h } from "preact";
import { Choices, Field, Verb } from "../form/field";
import { Option, optionsOf } from "../form/pick";
import { record, wordsOf } from "./act";
import { Undo } from "./undo";
import { words } from "./donations_words";
import { fenOf, yuanOf } from "./yuan";

interface KeyedState {
  typed: string;
  who: Option | null;
  amount: string;
  before: string; // the amount of the one before
  lines: string[]; // what was recorded just now, latest first
  last: number; // the record made just now; 0: none
  busy: boolean;
  said: string;
}

interface KeyedProps {
  activity: number;
  verb: Verb;
  who: Field;
  amount: Field;
  choices: Choices;
  done: () => void;
}

const SHOWN = 6;

function found(options: Option[], typed: string): Option[] {
  const wanted = typed.replace(/\s/g, "").toLowerCase();
  if (wanted === "") return [];
  const begins = options.filter((one) => (one.initials || "").toLowerCase().indexOf(wanted) === 0 || one.label.replace(/\s/g, "").toLowerCase().indexOf(wanted) === 0);
  const exact = begins.filter((one) => (one.initials || "").toLowerCase() === wanted || one.label.replace(/\s/g, "") === wanted);
  return exact.concat(begins.filter((one) => exact.indexOf(one) < 0)).slice(0, SHOWN);
}

export class Keyed extends Component<KeyedProps, KeyedState> {
  state: KeyedState = { typed: "", who: null, amount: "", before: "", lines: [], last: 0, busy: false, said: "" };
  private name: HTMLInputElement | null = null;
  private money: HTMLInputElement | null = null;

  componentDidMount(): void {
    if (this.name) this.name.focus();
  }

  private choose(who: Option): void {
    this.setState({ who, typed: who.label, said: "" }, () => this.money && this.money.focus());
  }

  private async save(): Promise<void> {
    const { activity, verb, who: field, amount: much, done } = this.props;
    const { who, amount, before, busy, lines } = this.state;
    if (busy) return;
    if (!who) return this.setState({ said: words.chooseWho }, () => this.name && this.name.focus());
    const typed = amount.trim() === "" ? before : amount;
    if (typed === "") return this.setState({ said: words.amountMissing });
    if (fenOf(typed) === null) return this.setState({ said: words.notYuan });
    this.setState({ busy: true, said: "" });
    try {
      const answer = await record(activity, verb.name, { [field.name]: who.value, [much.name]: typed }, (said) => this.setState({ said }));
      this.setState({ busy: false, last: answer.first_seq, typed: "", who: null, amount: "", before: typed, lines: [`${who.label} ${yuanOf(fenOf(typed) as number)}`, ...lines] }, () => this.name && this.name.focus());
      done();
    } catch (error) {
      this.setState({ busy: false, said: wordsOf(error) });
    }
  }

  private nameKey = (event: KeyboardEvent, options: Option[]): void => {
    if (event.key !== "Enter") return;
    event.preventDefault();
    const first = found(options, this.state.typed)[0];
    if (first) this.choose(first);
    else this.setState({ said: this.state.typed.trim() === "" ? words.chooseWho : words.nobody });
  };

  private amountKey = (event: KeyboardEvent): void => {
    if (event.key === "Enter") {
      event.preventDefault();
      void this.save();
    } else if (event.key === "Escape") {
      this.setState({ who: null, amount: "", said: "" }, () => this.name && this.name.focus());
    }
  };

  private fields(options: Option[]) {
    const { typed, who, amount, before } = this.state;
    const shown = who ? [] : found(options, typed);
    return (
      <div class="pair keyed">
        <div>
          <label for="keyed-who">{words.who}</label>
          <input id="keyed-who" type="text" autocomplete="off" value={typed} ref={(input) => (this.name = input as HTMLInputElement | null)} onInput={(event: Event) => this.setState({ typed: (event.target as HTMLInputElement).value, who: null, said: "" })} onKeyDown={(event: KeyboardEvent) => this.nameKey(event, options)} />
          <div class="chips">
            {shown.map((one) => (
              <button type="button" class="chip small" onClick={() => this.choose(one)}>
                {one.label}
                {one.more && <small> {one.more}</small>}
              </button>
            ))}
          </div>
        </div>
        <div>
          <label for="keyed-amount">{words.amount}</label>
          <input id="keyed-amount" type="text" inputMode="decimal" autocomplete="off" value={amount} placeholder={before === "" ? "" : words.asBefore(before)} ref={(input) => (this.money = input as HTMLInputElement | null)} onInput={(event: Event) => this.setState({ amount: (event.target as HTMLInputElement).value, said: "" })} onKeyDown={this.amountKey} />
        </div>
      </div>
    );
  }

  render() {
    const { said, busy, last, lines } = this.state;
    const undone = () => this.setState({ last: 0, lines: lines.slice(1) }, () => this.name && this.name.focus());
    return (
      <section class="part" id="keyed">
        <h2>{words.keyboard}</h2>
        {this.fields(optionsOf(this.props.who, this.props.choices))}
        <p class="said bad" role="status">
          {said}
        </p>
        <button type="button" class="press" aria-disabled={busy ? "true" : undefined} onClick={() => void this.save()}>
          {words.save}
        </button>
        {last > 0 && (
          <Undo
            key={last}
            activity={this.props.activity}
            seq={last}
            done={() => {
              undone();
              this.props.done();
            }}
          />
        )}
        {lines.length > 0 && (
          <details open>
            <summary>{`${words.justNow}（${lines.length}）`}</summary>
            <ol class="rows-list" {...{ reversed: true }}>
              {lines.slice(0, 10).map((line) => (
                <li>{line}</li>
              ))}
            </ol>
          </details>
        )}
      </section>
    );
  }
}
