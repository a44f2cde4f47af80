// /monthly: what a month brought in giving, pairs and care, without names: a picture and a text for the group, A4 for the wall.
import { Component, h, render } from "preact";
import { address } from "../common/language";
import { Page } from "./frame";
import { Shared } from "./share";
import { words } from "./words";

const asked = () => new URLSearchParams(location.search).get("month") || new Date().toISOString().slice(0, 7);

class Monthly extends Component<{}, { month: string }> {
  state = { month: asked() };

  // Where a browser has no field for months it is typed.
  private choose = (event: Event): void => {
    const month = (event.target as HTMLInputElement).value;
    if (/^\d{4}-\d\d$/.test(month)) this.setState({ month });
  };

  render() {
    const { month } = this.state;
    return (
      <Page title={words.monthly} wide>
        <p class="keyed">
          <input type="month" aria-label={words.monthly} value={month} onChange={this.choose} />
        </p>
        <Shared key={month} title={`${words.monthly} ${month}`} base={`/monthly/${month}`}>
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
