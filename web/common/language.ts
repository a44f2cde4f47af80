// Chinese first; ?lang=en gives English, kept while the page goes from address to address.
export const english = new URLSearchParams(location.search).get("lang") === "en";

document.documentElement.lang = english ? "en" : "zh-CN";

// The words of one room in both languages, of the same shape, so that none is forgotten.
export function choose<Words>(zh: Words, en: Words): Words {
  return english ? en : zh;
}

// What the server labels in both languages.
export function label(both: { zh?: string; en?: string; name: string }): string {
  return (english ? both.en || both.zh : both.zh || both.en) || both.name;
}

// What cannot say its language in a header says it in its address.
export function spoken(path: string): string {
  return `${path}${path.includes("?") ? "&" : "?"}lang=${english ? "en" : "zh"}`;
}

// An address of this server in the language of this page.
export function address(path: string): string {
  return english ? `${path}?lang=en` : path;
}
