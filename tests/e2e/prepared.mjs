// A unit with contests in every state that a picture is wanted of. All names are invented.
import { care } from "./prepared_care.mjs";
import { ceremonies } from "./prepared_ceremony.mjs";
import { essays, stars } from "./prepared_selection.mjs";

const FOUR = ["后勤组", "大班组", "中班组", "小班组"];
const EIGHT = ["低年级语文备课组", "低年级数学备课组", "中年级语文备课组", "中年级数学备课组", "高年级语文备课组", "高年级数学备课组", "艺术体育与科学组", "幼儿园后勤保育组"];
const MANY = Array.from({ length: 21 }, (_, index) => `第${"一二三四五六七八九十".charAt(index % 10)}${index < 10 ? "" : index < 20 ? "片" : "联"}工会`);
const LONG = ["青禾小学附属幼儿园大班组联队", "清溪街道机关与社区联合工会队"];

export class Prepared {
  constructor(unit) {
    this.unit = unit;
    this.last = 2; // the unit and its roster
    this.known = new Set();
  }

  do(title, ...words) {
    return this.unit.bahe("do", title, ...words);
  }

  // Opens a contest and enters the teams; returns its number.
  open(kind, title, teams, ...options) {
    this.unit.bahe("open", kind, title, ...options);
    for (const team of teams) {
      if (!this.known.has(team)) this.do("花名册", "add-group", "--name", team);
      this.known.add(team);
      this.do(title, "enter", team);
    }
    return ++this.last;
  }

  drawn(kind, title, teams, ...options) {
    const number = this.open(kind, title, teams, ...options);
    this.do(title, "draw-order", "--order", teams.join("、"));
    return number;
  }

  tug(title, teams, ...options) {
    return this.drawn("tug-of-war", title, teams, ...options);
  }

  end(title, team, seconds = 48) {
    this.do(title, "end", "--team", team, "--seconds", String(seconds));
  }

  // So many matches from their paper, the red side winning two to nothing or two to one in turn.
  async play(title, count, number) {
    for (let i = 0; i < count; i++) {
      const match = (await this.matches(number)).find((one) => one.winner.value === null && one.red.value && one.blue.value);
      this.do(title, "result", "--red", match.red.text, "--blue", match.blue.text, "--red-ends", "2", "--blue-ends", String(i % 2));
    }
  }

  async matches(number) {
    // A connection that rested while commands ran may be closed by now: asked again, as a browser does.
    const ask = () => fetch(`http://127.0.0.1:${this.unit.port}/api/activity/${number}/boards`);
    const boards = await (await ask().catch(ask)).json();
    return boards.views.match;
  }
}

// Four teams, the third match at one end each, one end pulled again.
export function league(prepared, title = "教工拔河赛") {
  const number = prepared.tug(title, FOUR);
  prepared.end(title, "后勤组", 48);
  prepared.end(title, "后勤组", 55);
  prepared.end(title, "大班组", 62);
  prepared.do(title, "replay", "--reason", "绳滑");
  prepared.end(title, "中班组", 80);
  prepared.end(title, "中班组", 97);
  prepared.end(title, "小班组", 74);
  prepared.do(title, "replay", "--reason", "抢拉");
  prepared.end(title, "大班组", 66);
  return number;
}

// A match whose ends were pulled again and again, with cautions on both sides.
function again(prepared) {
  const title = "反复重赛的拔河赛";
  const number = prepared.tug(title, FOUR);
  for (const reason of ["绳滑", "抢拉", "口令失误", "未过线"]) prepared.do(title, "replay", "--reason", reason);
  prepared.end(title, "后勤组", 178);
  prepared.do(title, "caution", "--side", "red", "--what", "坐地");
  for (const reason of ["绳滑", "平"]) prepared.do(title, "replay", "--reason", reason);
  prepared.end(title, "小班组", 180);
  prepared.do(title, "caution", "--side", "blue", "--what", "倚靠");
  return number;
}

export async function every(unit) {
  const prepared = new Prepared(unit);
  unit.bahe("init", "青禾小学工会（含附属幼儿园）");
  const numbers = {};
  await unit.serve(0);
  numbers.league = league(prepared);
  numbers.fresh = prepared.tug("新春拔河赛", FOUR);
  numbers.eight = prepared.tug("八字队名拔河赛", EIGHT);
  await prepared.play("八字队名拔河赛", 9, numbers.eight);
  prepared.end("八字队名拔河赛", (await prepared.matches(numbers.eight)).find((match) => match.current.value).red.text, 118);
  numbers.many = prepared.tug("片区拔河赛", MANY);
  await prepared.play("片区拔河赛", 12, numbers.many);
  numbers.long = prepared.tug("长名拔河赛", LONG);
  numbers.knockout = prepared.tug("拔河淘汰赛", [...FOUR, "低段组", "中段组", "高段组", "综合组"], "--system", "knock-out", "--third-place");
  await prepared.play("拔河淘汰赛", 5, numbers.knockout);
  numbers.eightout = prepared.tug("八字队名淘汰赛", EIGHT, "--system", "knock-out");
  await prepared.play("八字队名淘汰赛", 2, numbers.eightout);
  numbers.sixteen = prepared.tug("片区淘汰赛", MANY.slice(0, 16), "--system", "knock-out");
  await prepared.play("片区淘汰赛", 9, numbers.sixteen);
  numbers.groups = prepared.tug("分组拔河赛", MANY.slice(0, 16), "--system", "groups", "--groups", "4");
  await prepared.play("分组拔河赛", 10, numbers.groups);
  numbers.grouped = prepared.tug("小组赛已完", MANY.slice(0, 8), "--system", "groups");
  await prepared.play("小组赛已完", 12, numbers.grouped);
  numbers.again = again(prepared);
  numbers.final = prepared.tug("已完的淘汰赛", FOUR, "--system", "knock-out");
  await prepared.play("已完的淘汰赛", 3, numbers.final);
  numbers.done = prepared.tug("已完的循环赛", FOUR);
  await prepared.play("已完的循环赛", 6, numbers.done);
  numbers.sets = prepared.drawn("match-contest", "乒乓球双败赛", [...FOUR, "低段组", "中段组", "高段组", "综合组"], "--preset", "table-tennis", "--ends", "best-of-three", "--system", "double-elimination");
  await prepared.play("乒乓球双败赛", 7, numbers.sets);
  for (const points of [["11", "8"], ["9", "11"]]) prepared.do("乒乓球双败赛", "end", "--red-points", points[0], "--blue-points", points[1]);
  numbers.football = prepared.drawn("match-contest", "校际足球赛", [...FOUR.slice(0, 3), LONG[1]], "--preset", "football");
  prepared.do("校际足球赛", "schedule", "--match", "2", "--venue", "操场", "--start", "2026-10-14 15:30");
  await prepared.play("校际足球赛", 4, numbers.football);
  numbers.exercise = exercise(prepared);
  numbers.readout = prepared.open("broadcast-exercise", "唱分的广播操", FOUR);
  numbers.plain = prepared.open("plain-activity", "摘杨梅", []);
  numbers.stars = stars(prepared);
  numbers.essays = essays(prepared);
  return { ...numbers, ...care(prepared), ...ceremonies(prepared) };
}

// Seven judges, nine teams, all sheets in.
function exercise(prepared) {
  const teams = [...FOUR, "低段组", "中段组", "高段组", "综合组", LONG[0]];
  const title = "校内广播操比赛";
  const number = prepared.open("broadcast-exercise", title, teams, "--judges", "5");
  prepared.do(title, "order", "--order", teams.join("、"));
  const items = [["入场退场", 9], ["服装", 9], ["队列队形", 18], ["动作质量", 36], ["音乐节拍", 9], ["精神面貌", 9]];
  const lines = ["评委\t参赛队\t分数"];
  for (let judge = 1; judge <= 5; judge++)
    teams.forEach((team, index) => {
      const marks = items.map(([item, least], place) => `${item} ${(least + ((judge * 3 + index * 5 + place * 2) % 9) / 10).toFixed(1)}`);
      lines.push(`${judge}\t${team}\t${marks.join("; ")}`);
    });
  prepared.unit.give(lines.join("\n"), "import", title, "sheet", "-");
  prepared.do(title, "lock");
  return number;
}
