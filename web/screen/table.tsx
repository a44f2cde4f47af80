// A board as a table of large rows.
import { Component, h } from "preact";
import { Board, Column, Row } from "../common/model";
import { label, words as common } from "../common/words";
import { fit, nameClass } from "./fit";
import { words } from "./words";

export interface TableProps {
  board: Board;
  motion: boolean;
  pulling: { [entrant: number]: "red" | "blue" }; // who is on the rope now
}

function nothing(text: string | undefined): boolean {
  return !text || /^0(\.0*)?$/.test(text);
}

// Before anything is recorded all stand level at nothing, which is no place.
export function begun(board: Board): boolean {
  return board.rows.some((row) => row.place !== null && board.columns.some((column) => !nothing(row.shown[column.name])));
}

// The column that makes the places comes last; one of nothing but zeros takes the room of those that tell the teams apart.
export function columnsOf(board: Board): Column[] {
  const shown = board.columns.filter((column) => column.show !== false);
  const main = shown.find((column) => column.name === "points" || column.name === "score") || shown[shown.length - 1];
  const telling = shown.filter((column) => column !== main && (!begun(board) || board.rows.some((row) => !nothing(row.shown[column.name]))));
  return main ? [...telling, main] : telling;
}

export class Table extends Component<TableProps, {}> {
  componentDidMount() {
    this.componentDidUpdate();
  }
  componentDidUpdate() {
    const columns = columnsOf(this.props.board);
    fit(this.base, columns.slice(0, -1).map((column) => `column-${column.name}`));
  }

  private line(row: Row, columns: Column[]) {
    const { board, pulling } = this.props;
    const placed = row.place !== null && begun(board);
    const side = pulling[row.entrant];
    return (
      <tr key={String(row.entrant)} class={placed && row.place === 1 ? "first" : row.place === null ? "out" : ""} data-entrant={row.entrant}>
        <td class="place">
          {placed ? row.place : "—"}
          {placed && row.shared && <small>{words.tied}</small>}
        </td>
        <th scope="row" class={nameClass(row.name)}>
          {row.name}
          {side && <i class={side}>{common[side]}</i>}
        </th>
        {columns.map((column, index) => (
          <td class={index === columns.length - 1 ? "number main" : "number"} data-part={`column-${column.name}`}>
            {(row.shown[column.name] || "").replace(/^-(?=\d)/, "−")}
          </td>
        ))}
        {board.rows.some((other) => other.award) && <td class="award">{row.award || ""}</td>}
      </tr>
    );
  }

  render() {
    const { board } = this.props;
    const columns = columnsOf(board);
    return (
      <section class="table">
        <table>
          <thead>
            <tr>
              <th scope="col" class="place">
                {words.place}
              </th>
              <th scope="col" class="name">
                {words.team}
              </th>
              {columns.map((column, index) => (
                <th scope="col" class={index === columns.length - 1 ? "number main" : "number"} data-part={`column-${column.name}`}>
                  {label(column)}
                </th>
              ))}
              {board.rows.some((row) => row.award) && (
                <th scope="col" class="award">
                  {words.award}
                </th>
              )}
            </tr>
          </thead>
          <tbody>{board.rows.map((row) => this.line(row, columns))}</tbody>
        </table>
      </section>
    );
  }
}
