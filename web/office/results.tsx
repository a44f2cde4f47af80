// /results/N: whole matches from paper. The next match offers itself; two digits and Enter, or a letter an end, and it goes into
// the queue. No key more than that.
import { h, render } from "preact";
import { address } from "../common/language";
import { Boards } from "../common/model";
import { Row } from "../common/queue";
import { EndedBar, Pill, RefusedBar, Strip, UndoBar } from "../record/bars";
import { lastTap } from "../record/picture";
import { words as record } from "../record/words";
import { isRecorder, workplace } from "./act";
import { ResultVerb, resultVerb } from "./found";
import { NotYours, Page } from "./frame";
import { Line, Score, linesOf, scoreOf } from "./lines";
import { Work, WorkState, atFirst } from "./work";
import { words } from "./words";

interface ResultsState extends WorkState {
  boards: Boards | null;
  chosen: number | null; // a match that was chosen by hand
  typed: string;
  ended: string; // as the kind names it; "": as usual
  bad: boolean;
}

class Results extends Work<ResultsState> {
  protected title = words.resultsPage;
  state: ResultsState = { ...atFirst(), boards: null, chosen: null, typed: "", ended: "", bad: false };
  private input: HTMLInputElement | null = null;

  protected failed(said: string): void {
    this.setState({ said, bad: true });
  }

  protected heard(boards: Boards): void {
    const first = this.state.boards === null;
    this.setState({ boards }, () => first && this.input && this.input.focus());
    void this.queue.forget(boards.seq);
  }

  private lines(verb: ResultVerb): Line[] {
    const { boards, queue } = this.state;
    return boards ? linesOf(boards, queue ? queue.rows : [], verb) : [];
  }

  // What is entered now: what was chosen, else the first that has no result.
  private current(lines: Line[]): Line | undefined {
    const open = lines.filter((line) => line.state === "open");
    return open.filter((line) => line.number === this.state.chosen)[0] || open[0];
  }

  private async save(verb: ResultVerb, line: Line): Promise<void> {
    const score = scoreOf(this.state.typed);
    if (!score) return this.setState({ said: words.scoreHow, bad: true });
    const { ended } = this.state;
    const given: { [name: string]: unknown } = {
      [verb.first.name]: `#${line.first.entrant}`,
      [verb.second.name]: `#${line.second.entrant}`,
      [verb.firstScore.name]: String(score[0]),
      [verb.secondScore.name]: String(score[1]),
    };
    if (verb.ended && ended) given[verb.ended.name] = ended;
    this.setState({ typed: "", ended: "", chosen: null, said: "", bad: false });
    try {
      await this.queue.add({ verb: verb.verb.name, given, label: words.matchSaid(line.first.name, score, line.second.name), effect: { first: line.first.entrant, second: line.second.entrant, score } });
    } catch {
      this.setState({ said: record.notKept, bad: true });
    }
  }

  private key = (event: KeyboardEvent, verb: ResultVerb, line: Line): void => {
    if (event.key === "Enter") {
      event.preventDefault();
      void this.save(verb, line);
    } else if (event.key === "Escape") {
      this.setState({ typed: "", said: "" });
    }
  };

  private ways(verb: ResultVerb) {
    if (!verb.ended || !verb.ended.choices) return null;
    return (
      <div class="chips" role="group" aria-label={verb.ended.label}>
        {verb.ended.choices.map((choice, at) => (
          <button type="button" class="chip small" aria-pressed={String(this.state.ended === (at === 0 ? "" : choice.name))} onClick={() => this.setState({ ended: at === 0 ? "" : choice.name }, () => this.input && this.input.focus())}>
            {choice.label}
          </button>
        ))}
      </div>
    );
  }

  private entry(verb: ResultVerb, line: Line) {
    const { typed, said, bad } = this.state;
    const score: Score | null = scoreOf(typed);
    return (
      <div class="part paper-entry">
        <p class="which">{words.matchOf(line.round, line.number)}</p>
        <p class="teams">
          <span>
            <i class="red">{verb.first.label}</i> {line.first.name}
          </span>
          <b>{score ? `${score[0]} : ${score[1]}` : "— : —"}</b>
          <span>
            {line.second.name} <i class="blue">{verb.second.label}</i>
          </span>
        </p>
        <input
          class="code"
          type="text"
          inputMode="numeric"
          autocomplete="off"
          aria-label={words.scoreOf(line.first.name, line.second.name)}
          aria-describedby="score-how"
          value={typed}
          ref={(input) => (this.input = input as HTMLInputElement | null)}
          onInput={(event: Event) => this.setState({ typed: (event.target as HTMLInputElement).value, said: "", bad: false })}
          onKeyDown={(event: KeyboardEvent) => this.key(event, verb, line)}
        />
        <p class="hint" id="score-how">
          {words.scoreHow}
        </p>
        {this.ways(verb)}
        <p class={bad ? "said bad" : "said"} role="status">
          {said}
        </p>
        <button type="button" class="press" onClick={() => void this.save(verb, line)}>
          {words.save}
        </button>
      </div>
    );
  }

  private list(lines: Line[], current: Line | undefined) {
    return (
      <ol class="rows-list paper-list">
        {lines.map((line) => (
          <li class={line === current ? "current" : ""} aria-current={line === current ? "true" : undefined}>
            <span class="what">
              <small>{words.matchOf(line.round, line.number)}</small>
              <br />
              {line.first.name} <b>{line.score ? `${line.score[0]} : ${line.score[1]}` : "—"}</b> {line.second.name}
            </span>
            <small class={line.state}>{words.lineStates[line.state]}</small>
            {line.state === "open" && line !== current && (
              <button type="button" class="quiet" aria-label={`${words.enterThis} ${line.first.name} ${line.second.name}`} onClick={() => this.setState({ chosen: line.number, typed: "" }, () => this.input && this.input.focus())}>
                {words.enterThis}
              </button>
            )}
          </li>
        ))}
      </ol>
    );
  }

  private foot(rows: Row[]) {
    const { queue, now } = this.state;
    const refused = rows.filter((row) => row.refused)[0];
    if (refused) return <RefusedBar row={refused} drop={() => void this.queue.giveUp(refused)} retry={() => void this.queue.retry(refused)} />;
    if (queue && queue.ended) return <EndedBar said={record.ended[queue.ended.code] || queue.ended.words} waiting={queue.waiting} />;
    const row = lastTap(rows, now);
    return row && <UndoBar row={row} now={now} undo={() => void this.queue.undo(row, record.undoOf(row.label))} />;
  }

  private body(verb: ResultVerb) {
    const { boards, queue } = this.state;
    const lines = this.lines(verb);
    const current = this.current(lines);
    if (boards && lines.length === 0)
      return (
        <div class="part">
          <p>{words.noMatches}</p>
          <a class="press" href={`${address(`/manage/${this.props.activity}`)}#ceremony`}>
            {words.toDraw}
          </a>
        </div>
      );
    return (
      <div class="beside">
        <div>
          {current ? this.entry(verb, current) : boards && <p class="part said">{words.allEntered}</p>}
          {this.foot(queue ? queue.rows : [])}
        </div>
        <section class="part">
          <h2>{words.matches}</h2>
          {this.list(lines, current)}
        </section>
      </div>
    );
  }

  render() {
    const { me, form, queue, said } = this.state;
    if (me && !isRecorder(me, this.props.activity)) return <NotYours title={words.resultsPage} recorder />;
    if (!me || !form) return <p class="notice">{said}</p>;
    const verb = resultVerb(form);
    return (
      <Page title={words.resultsPage} over={form.title} to={workplace(me, this.props.activity)} wide>
        <p class="state-line">
          <Pill state={queue} />
        </p>
        <Strip state={queue} lost={false} />
        {verb ? this.body(verb) : <p class="notice">{words.noResultVerb}</p>}
      </Page>
    );
  }
}

export function showResults(place: HTMLElement, activity: number): void {
  document.title = words.resultsPage;
  place.textContent = "";
  render(<Results activity={activity} />, place);
}
