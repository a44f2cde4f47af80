// A UUIDv7 for each verb, made where the tap happened, so that the same tap sent twice is recorded once. Over plain http a
// browser has no crypto.randomUUID; getRandomValues it has.

let last = 0;

export function newId(): string {
  last = Math.max(Date.now(), last + 1); // later ids of one page sort after earlier ones
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  let time = last;
  for (let i = 5; i >= 0; i--) {
    bytes[i] = time % 256;
    time = Math.floor(time / 256);
  }
  bytes[6] = (bytes[6] & 0x0f) | 0x70;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => (byte < 16 ? "0" : "") + byte.toString(16)).join("");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
