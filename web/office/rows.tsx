// A table of an officer's page. Where the page is narrow each row is a card, of a label and what it says.
import { h } from "preact";

export interface RowsColumn<Row> {
  label: string;
  cell: (row: Row) => unknown;
  number?: boolean;
}

const FEW_COLUMNS = 3; // a phone has room for them side by side
const LONGEST_NAME = 5; // what is so short is not broken into two lines

function isShort(said: unknown): boolean {
  return typeof said === "number" || (typeof said === "string" && said.length <= LONGEST_NAME);
}

export function Rows<Row>(props: { label: string; columns: RowsColumn<Row>[]; rows: Row[]; struck?: (row: Row) => boolean }) {
  const { label, columns, rows, struck } = props;
  return (
    <div class="table-room" role="region" tabIndex={0} aria-label={label}>
      <table class={columns.length > FEW_COLUMNS ? "rows-table cards" : "rows-table"}>
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
                  <td class={column.number ? "number" : isShort(said) ? "short" : undefined} data-label={column.label}>
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
