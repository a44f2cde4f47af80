// A list out of a chat or a table out of a workbook: pasted, looked at line by line, then recorded as a whole or not at all.
import { Component, h } from "preact";
import { call } from "../common/api";
import { patiently } from "../common/patient";
import { wordsOf } from "./act";
import { words } from "./donations_words";

export interface PastedRow {
  line: number;
  state: string;
  words: string;
  fen: number;
}

interface PasteState {
  text: string;
  rows: PastedRow[] | null;
  busy: boolean;
  said: string;
  bad: boolean;
}

interface PasteProps {
  activity: number;
  verb: string;
  title: string;
  hint?: string;
  saveAll: (rows: PastedRow[]) => string; // of the new rows
  savedAll: (rows: PastedRow[]) => string;
  done: () => void;
}

export class Paste extends Component<PasteProps, PasteState> {
  state: PasteState = { text: "", rows: null, busy: false, said: "", bad: false };

  private async send(dry: boolean): Promise<void> {
    const { activity, verb, savedAll, done } = this.props;
    const path = `/api/activity/${activity}/import/${encodeURIComponent(verb)}${dry ? "?dry-run=1" : ""}`;
    this.setState({ busy: true, said: "", bad: false });
    try {
      const { rows } = await patiently(() => call<{ rows: PastedRow[] }>("POST", path, { text: this.state.text }), (said) => this.setState({ said }));
      if (dry) return this.setState({ rows, busy: false, said: this.verdict(rows) });
      const fresh = rows.filter((row) => row.state === "new");
      this.setState({ rows: null, text: "", busy: false, said: savedAll(fresh) });
      done();
    } catch (error) {
      this.setState({ busy: false, said: wordsOf(error), bad: true });
    }
  }

  private verdict(rows: PastedRow[]): string {
    if (rows.some((row) => row.state === "doubtful" || row.state === "wrong")) return words.settle;
    return rows.some((row) => row.state === "new") ? "" : words.nothingNew;
  }

  private table(rows: PastedRow[]) {
    return (
      <div class="scrolls" tabIndex={0} role="region" aria-label={words.look}>
        <table class="pasted">
          <thead>
            <tr>
              <th scope="col">{words.line}</th>
              <th scope="col">{words.state}</th>
              <th scope="col">{words.content}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr class={row.state}>
                <td class="number">{row.line}</td>
                <td class="short">{words.states[row.state]}</td>
                <td>{row.words}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    );
  }

  render() {
    const { text, rows, busy, said, bad } = this.state;
    const fresh = (rows || []).filter((row) => row.state === "new");
    const ready = rows !== null && fresh.length > 0 && this.verdict(rows) === "";
    return (
      <section class="part" id="paste">
        <h2>
          <label for="pasted">{this.props.title}</label>
        </h2>
        {this.props.hint && <p class="hint">{this.props.hint}</p>}
        <textarea id="pasted" class="board-text" rows={8} value={text} onInput={(event: Event) => this.setState({ text: (event.target as HTMLTextAreaElement).value, rows: null, said: "" })} />
        <p class={bad ? "said bad" : "said"} role="status">
          {said}
        </p>
        <div class="acts">
          <button type="button" class="quiet" disabled={busy || text.trim() === ""} onClick={() => void this.send(true)}>
            {words.look}
          </button>
          {ready && (
            <button type="button" class="press" disabled={busy} onClick={() => void this.send(false)}>
              {this.props.saveAll(fresh)}
            </button>
          )}
        </div>
        {rows && rows.length > 0 && this.table(rows)}
      </section>
    );
  }
}
