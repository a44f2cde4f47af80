// What this judge has marked, on this phone: it outlives the page, and no other phone ever sees it.

export interface Sheet {
  marks: { [criterion: string]: string };
  sent?: string; // when it was handed in, 10:42
}

export type Sheets = { [key: string]: Sheet };

function shelf(activity: number, seat: string): string {
  return `bahe-judge-${activity}-${seat}`;
}

export function readSheets(activity: number, seat: string): Sheets | null {
  try {
    return JSON.parse(localStorage.getItem(shelf(activity, seat)) || "null") as Sheets | null;
  } catch {
    return null; // private browsing
  }
}

export function keepSheets(activity: number, seat: string, sheets: Sheets): void {
  try {
    localStorage.setItem(shelf(activity, seat), JSON.stringify(sheets));
  } catch {
    // Private browsing: the open page still has them.
  }
}
