// A table of an officer's page. Where the page is narrow each row is a card, of a label and what it says.
import { h } from "preact";

export interface RowsColumn<Row> {
  label: string;
  cell: (row: Row) => unknown;
  number?: boolean;
}

const FEW_COLUMNS = 2; // a phone has room for them side by side, whatever they say
const ROOM = 18; // of a phone, in widths of a Chinese letter
const WIDEST = 8; // what is longer breaks into lines
const GAP = 0.6;
const LONGEST_NAME = 5; // what is so short is not broken into two lines
const DAY = /^(\d+年)?\d+月(\d+日(（周.）)?)?$|^\d+ [A-Z]\w+( \d+)?$/; // nor is a day

function isWhole(said: unknown): boolean {
  return typeof said === "number" || (typeof said === "string" && (said.length <= LONGEST_NAME || DAY.test(said)));
}

// In widths of a Chinese letter; of what is no text, as wide as it may be.
function widthOf(said: unknown): number {
  if (typeof said !== "string" && typeof said !== "number") return WIDEST;
  const width = Array.from(String(said)).reduce((sum, letter) => sum + (letter < "\u2e80" ? 0.6 : 1), 0);
  return isWhole(said) ? width : Math.min(width, WIDEST);
}

function fits<Row>(columns: RowsColumn<Row>[], rows: Row[]): boolean {
  if (columns.length <= FEW_COLUMNS) return true;
  const widths = columns.map((column) => Math.max(widthOf(column.label), ...rows.map((row) => widthOf(column.cell(row)))));
  return widths.reduce((sum, width) => sum + width + GAP, 0) <= ROOM;
}

export function Rows<Row>(props: { label: string; columns: RowsColumn<Row>[]; rows: Row[]; struck?: (row: Row) => boolean }) {
  const { label, columns, rows, struck } = props;
  return (
    <div class="table-room" role="region" tabIndex={0} aria-label={label}>
      <table class={fits(columns, rows) ? "rows-table" : "rows-table cards"}>
        <thead>
          <tr>
            {columns.map((column) => (
              <th scope="col" class={column.number ? "number" : undefined}>
                {column.label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr class={struck && struck(row) ? "struck" : undefined}>
              {columns.map((column) => {
                const said = column.cell(row);
                return (
                  <td class={column.number ? "number" : isWhole(said) ? "short" : undefined} data-label={column.label}>
                    {said}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
