// Of what there are pictures. A row: its name, its address made from the numbers of the contests in prepared.mjs, the sizes it is
// looked at in, and, where the page must be brought there first, `bring(page, unit)`. The rows with `test` are looked at in every test run.

export const screens = ["1920x1080", "1366x768", "1024x768", "1920x540"];
export const phones = ["360x640", "320x568"];

const cut = async (page) => {
  await page.context().setOffline(true);
  await page.waitForSelector(".bottom.cut");
};
const board = (page) => page.waitForSelector(".rope-scene .right");

export const pages = [
  { name: "match", path: (of) => `/screen/${of.league}`, sizes: screens, test: "1366x768" },
  { name: "match-dark", path: (of) => `/screen/${of.league}?theme=dark`, sizes: ["1920x1080"] },
  { name: "match-cut-network", path: (of) => `/screen/${of.league}`, sizes: ["1920x1080"], bring: cut },
  { name: "match-fresh", path: (of) => `/screen/${of.fresh}`, sizes: ["1920x1080"] },
  { name: "match-eight-names", path: (of) => `/screen/${of.eight}`, sizes: screens, test: "1024x768" },
  { name: "match-eight-board", path: (of) => `/screen/${of.eight}`, sizes: ["1024x768", "1920x540"], bring: board },
  { name: "match-many", path: (of) => `/screen/${of.many}`, sizes: screens, test: "1920x1080" },
  { name: "match-long-names", path: (of) => `/screen/${of.long}`, sizes: screens },
  { name: "match-knock-out", path: (of) => `/screen/${of.knockout}`, sizes: screens, test: "1366x768" },
  { name: "match-knock-out-eight-names", path: (of) => `/screen/${of.eightout}`, sizes: ["1920x1080", "1366x768"] },
  { name: "match-sixteen", path: (of) => `/screen/${of.sixteen}`, sizes: ["1920x1080"] },
  { name: "match-groups", path: (of) => `/screen/${of.groups}`, sizes: ["1920x1080", "1024x768"] },
  { name: "champion", path: (of) => `/screen/${of.final}?scene=match`, sizes: screens },
  { name: "standings", path: (of) => `/screen/${of.done}`, sizes: screens, test: "1366x768" },
  { name: "standings-many", path: (of) => `/screen/${of.many}?scene=standings`, sizes: screens },
  { name: "standings-eight-names", path: (of) => `/screen/${of.eight}?scene=standings`, sizes: screens },
  { name: "standings-groups", path: (of) => `/screen/${of.groups}?scene=standings`, sizes: screens, test: "1920x540" },
  { name: "standings-exercise", path: (of) => `/screen/${of.exercise}?scene=standings`, sizes: screens },
  { name: "bracket", path: (of) => `/screen/${of.knockout}?scene=bracket`, sizes: screens, test: "1366x768" },
  { name: "bracket-sixteen", path: (of) => `/screen/${of.sixteen}?scene=bracket`, sizes: screens },
  { name: "bracket-eight-names", path: (of) => `/screen/${of.eightout}?scene=bracket`, sizes: ["1920x1080"] },
  { name: "waiting", path: () => "/screen", sizes: screens },

  { name: "activities", path: () => "/", sizes: phones },
  { name: "board", path: (of) => `/activity/${of.league}`, sizes: phones },
];
