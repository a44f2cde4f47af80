// What the recorder sees: what the server knows, and on top of it the taps that are still on their way.
import { Row } from "../common/queue";
import { Contest, Effect, Rules, apply } from "./contest";

function stands(row: Row, seq: number): boolean {
  return !!row.done && row.done.last_seq <= seq;
}

// `contest` is as of seq. A refused tap changes nothing; one that was undone before the server showed it never happened.
export function picture(contest: Contest, seq: number, rows: Row[], rules: Rules): Contest {
  const undone = new Set(rows.filter((row) => row.undoes && !row.refused && !stands(row, seq)).map((row) => row.undoes as string));
  let shown = contest;
  for (const row of rows) {
    if (row.refused || stands(row, seq) || !row.effect) continue;
    const target = row.undoes && rows.find((one) => one.id === row.undoes);
    const neverShown = target ? !stands(target, seq) : false;
    if (undone.has(row.id) || neverShown) continue;
    shown = apply(shown, row.effect as Effect, rules);
  }
  return shown;
}

// The tap that can be taken back now: the latest one, until half a minute after the server recorded it.
const UNDO = 30000; // milliseconds; the server counts too

export function lastTap(rows: Row[], now: number): Row | null {
  const undone = new Set(rows.filter((row) => !row.refused).map((row) => row.undoes));
  const taps = rows.filter((row) => !row.undoes && !undone.has(row.id) && !row.refused);
  const last = taps[taps.length - 1];
  const after = rows.filter((row) => last && row.number > last.number && row.undoes && !row.done).length > 0;
  return last && !after && (!last.done || now < last.done.at + UNDO) ? last : null;
}
