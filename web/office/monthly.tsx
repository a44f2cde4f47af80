// /monthly: what a month brought in giving, pairs and care, without names: a picture and a text for the group, A4 for the wall.
import { Component, h, render } from "preact";
import { Me } from "../common/api";
import { address } from "../common/language";
import { monthly } from "../common/model";
import { isOfficer, officer, wordsOf } from "./act";
import { NotYours, Page } from "./frame";
import { Shared } from "./share";
import { words } from "./words";

function thisMonth(): string {
  const now = new Date();
  return `${now.getFullYear()}-${now.getMonth() < 9 ? "0" : ""}${now.getMonth() + 1}`;
}

const asked = () => new URLSearchParams(location.search).get("month") || thisMonth();

interface MonthlyState {
  me: Me | null;
  month: string;
  said: string;
}

class Monthly extends Component<{}, MonthlyState> {
  state: MonthlyState = { me: null, month: asked(), said: words.loading };

  componentDidMount(): void {
    officer(() => this.setState({ said: words.unreachable })).then(
      (me) => this.setState({ me }),
      (error) => this.setState({ said: wordsOf(error) }),
    );
  }

  // Where a browser has no field for months it is typed.
  private choose = (event: Event): void => {
    const month = (event.target as HTMLInputElement).value;
    if (/^\d{4}-\d\d$/.test(month)) this.setState({ month });
  };

  render() {
    const { me, month, said } = this.state;
    if (!me) return <p class="notice">{said}</p>;
    if (!isOfficer(me)) return <NotYours title={words.monthly} />;
    return (
      <Page title={words.monthly} wide>
        <p class="keyed">
          <input type="month" aria-label={words.monthly} value={month} onChange={this.choose} />
        </p>
        <Shared key={month} title={`${words.monthly} ${monthly(month)}`} none={words.emptyMonth} base={`/monthly/${month}`}>
          <a class="press second" href={address(`/monthly/${month}.pdf`)}>
            {words.monthlyPage}
          </a>
        </Shared>
      </Page>
    );
  }
}

export function showMonthly(place: HTMLElement): void {
  place.textContent = "";
  document.title = words.monthly;
  render(<Monthly />, place);
}
