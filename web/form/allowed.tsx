// 今年还可慰问多少: asked as soon as the form says whom and for what, and offered as an amount to tap.
import { Component, h } from "preact";
import { call } from "../common/api";
import { Choices, Field, Given, Value } from "./field";
import { words } from "./words";

interface Left {
  item: string;
  label: string;
  left: number | string;
  confirmed?: boolean;
}

interface AllowedProps {
  fields: Field[];
  given: Given;
  choices: Choices;
  change: (given: Given) => void;
}

const WHOM = "recipient"; // the names that docs/policy-author.md fixes for every kind
const FOR = "occasion";

function numberOf(choices: Choices, written: Value | undefined): number {
  if (typeof written !== "string" || !written) return 0;
  const found = (choices.people || []).filter((person) => person.name === written || `#${person.number}` === written)[0];
  return found ? found.number : 0;
}

export function asksAllowed(fields: Field[]): boolean {
  return fields.some((field) => field.name === WHOM && field.type === "person") && fields.some((field) => field.name === FOR);
}

export class Allowed extends Component<AllowedProps, { left: Left[]; of: string }> {
  state = { left: [] as Left[], of: "" };

  componentDidMount(): void {
    void this.ask();
  }
  componentDidUpdate(): void {
    void this.ask();
  }

  private async ask(): Promise<void> {
    const { given, choices } = this.props;
    const person = numberOf(choices, given[WHOM]);
    const occasion = typeof given[FOR] === "string" ? (given[FOR] as string) : "";
    const of = person && occasion ? `${person} ${occasion}` : "";
    if (of === this.state.of) return;
    this.setState({ of, left: [] });
    if (!of) return;
    // Without an answer nothing is offered; the verdict comes before anything is recorded in any case.
    const left = await call<Left[]>("GET", `/api/allowed?person=${person}&occasion=${encodeURIComponent(occasion)}`).catch(() => [] as Left[]);
    if (this.state.of === of) this.setState({ left });
  }

  // The amount goes into the field for one, or into the first line of those that have one.
  private take(amount: string): void {
    const { fields, given, change } = this.props;
    const plain = fields.filter((field) => field.type === "money")[0];
    const rows = fields.filter((field) => field.type === "rows" && (field.columns || []).some((column) => column.type === "money"))[0];
    const column = rows && (rows.columns || []).filter((one) => one.type === "money")[0];
    if (rows && column) {
      const lines = Array.isArray(given[rows.name]) ? (given[rows.name] as Value[]).slice() : [];
      lines[0] = { ...((lines[0] as { [name: string]: Value }) || {}), [column.name]: amount };
      change({ ...given, [rows.name]: lines });
    } else if (plain) {
      change({ ...given, [plain.name]: amount });
    }
  }

  render() {
    const { left } = this.state;
    if (left.length === 0) return null;
    return (
      <p class="allowed" role="status">
        {left.map((one) => (
          <button type="button" class="small-press" onClick={() => this.take(String(one.left))}>
            {words.stillAllowed(one.label, String(one.left))}
            {one.confirmed === false && ` ${words.unconfirmed}`}
          </button>
        ))}
      </p>
    );
  }
}
