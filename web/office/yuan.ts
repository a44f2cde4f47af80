// Money as it is typed in yuan and reckoned in fen: whole numbers only.
export function fenOf(typed: string): number | null {
  const narrow = typed
    .replace(/[０-９]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xff10 + 0x30))
    .replace(/[．。]/g, ".")
    .replace(/[\s,，元]/g, "");
  const match = /^(\d{1,10})(?:\.(\d{1,2}))?$/.exec(narrow);
  return match ? Number(match[1]) * 100 + Number(((match[2] || "") + "00").slice(0, 2)) : null;
}

export function yuanOf(fen: number): string {
  const whole = Math.floor(fen / 100);
  const rest = fen % 100;
  return rest === 0 ? String(whole) : `${whole}.${rest < 10 ? "0" : ""}${rest}`;
}
