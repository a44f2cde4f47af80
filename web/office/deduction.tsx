// Points off one team, by key: the number, Enter, the reason, Enter.
import { Component, h } from "preact";
import { DeductVerb } from "./found";
import { Team } from "./marks_row";
import { words } from "./words";

interface DeductionProps {
  verb: DeductVerb;
  team: Team;
  reasons: string[]; // used before
  save: (points: string, reason: string) => void;
  leave: () => void;
}

interface DeductionState {
  points: string;
  reason: string;
  said: string;
}

export class Deduction extends Component<DeductionProps, DeductionState> {
  state: DeductionState = { points: "", reason: "", said: "" };
  private first: HTMLInputElement | null = null;
  private second: HTMLInputElement | null = null;

  componentDidMount(): void {
    if (this.first) this.first.focus();
  }

  private typed(text: string, last: boolean): void {
    if (last) this.setState({ reason: text, said: "" });
    else this.setState({ points: text, said: "" });
  }

  private pressed = (event: KeyboardEvent, last: boolean): void => {
    if (event.key === "Escape") return this.props.leave();
    if (event.key !== "Enter") return;
    event.preventDefault();
    if (!last && this.second) this.second.focus();
    if (last) this.save();
  };

  private save(): void {
    const { points, reason } = this.state;
    if (!/^\d+(\.\d+)?$/.test(points.trim()) || Number(points) <= 0) {
      this.setState({ said: words.pointsHow });
      if (this.first) this.first.focus();
    } else if (reason.trim() === "") this.setState({ said: words.reasonNeeded });
    else this.props.save(points.trim(), reason.trim());
  }

  render() {
    const { verb, team, reasons, leave } = this.props;
    const { points, reason, said } = this.state;
    const line = (id: string, label: string, value: string, last: boolean) => (
      <div class="field">
        <label for={id}>{label}</label>
        <input
          id={id}
          type="text"
          autocomplete="off"
          inputMode={last ? "text" : "decimal"}
          value={value}
          ref={(input) => (last ? (this.second = input as HTMLInputElement | null) : (this.first = input as HTMLInputElement | null))}
          onInput={(event: Event) => this.typed((event.target as HTMLInputElement).value, last)}
          onKeyDown={(event: KeyboardEvent) => this.pressed(event, last)}
        />
      </div>
    );
    return (
      <div class="sure form" role="group" aria-label={`${verb.verb.label} ${team.name}`}>
        <p>
          <b>
            {verb.verb.label}：{team.name}
          </b>
        </p>
        {line("deduct-points", verb.points.label, points, false)}
        {line("deduct-reason", verb.reason.label, reason, true)}
        <div class="chips">
          {reasons.map((one) => (
            <button type="button" class="chip small" onClick={() => this.setState({ reason: one, said: "" })}>
              {one}
            </button>
          ))}
        </div>
        <p class="said bad" role="status">
          {said}
        </p>
        <div class="pair">
          <button type="button" class="press second" onClick={leave}>
            {words.not}
          </button>
          <button type="button" class="press" onClick={() => this.save()}>
            {words.save}
          </button>
        </div>
      </div>
    );
  }
}
