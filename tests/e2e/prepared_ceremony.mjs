// Broadcast exercises as they stand at each moment of a ceremony. All names are invented.

const EIGHT = ["低段组", "中段组", "高段组", "综合组", "大班组", "中班组", "小班组", "后勤组"];
const NINE = [...EIGHT, "东湖路校区退休教师联队"];
const TWENTY = Array.from({ length: 20 }, (_, index) => `第${index + 1}片工会`);

function contest(prepared, title, teams, judges = 5) {
  const number = prepared.open("broadcast-exercise", title, teams, "--judges", String(judges), "--style", "final", "--headcount", "25");
  return {
    number,
    order: () => prepared.do(title, "order", "--order", teams.join("、")),
    // A mark of each judge, read out; the second and the third of the teams are level but for all judges' mean.
    marks: (from, to) =>
      teams.slice(from, to).forEach((team, index) => {
        const place = (from + index) * 4;
        const level = from + index === 1 ? [90, 93, 93, 93, 99] : from + index === 2 ? [92, 93, 93, 93, 94] : null;
        const all = Array.from({ length: judges }, (_, judge) => (level && judge < 5 ? level[judge] : 95.5 - ((place * 3) % 17) / 4 - ((judge * 7) % 10) / 10));
        prepared.do(title, "mark", "--team", team, "--marks", all.map((mark) => mark.toFixed(1)).join("、"));
      }),
    do: (...words) => prepared.do(title, ...words),
    award: () => prepared.unit.bahe("award", title),
  };
}

export function ceremonies(prepared) {
  const numbers = {};
  numbers.undrawn = contest(prepared, "春季广播操比赛", EIGHT).number;
  const drawn = contest(prepared, "片区广播操比赛", TWENTY);
  drawn.order();
  numbers.drawn = drawn.number;

  const running = contest(prepared, "广播操比赛（进行中）", NINE);
  running.order();
  running.marks(0, 4);
  running.do("absent", "--team", EIGHT[3], "--absent", "1");
  running.do("appear", EIGHT[4]);
  numbers.running = running.number;

  const held = contest(prepared, "广播操比赛（封榜）", NINE);
  held.order();
  held.marks(0, 5);
  held.do("hold");
  held.marks(5, 8);
  numbers.held = held.number;

  const revealing = contest(prepared, "广播操比赛（揭晓）", NINE);
  revealing.order();
  revealing.do("hold");
  revealing.marks(0, 9);
  revealing.do("lock");
  revealing.do("reveal", "--places", "4");
  numbers.revealing = revealing.number;

  const awarded = contest(prepared, "广播操比赛（已发奖）", NINE, 9);
  awarded.order();
  awarded.marks(0, 9);
  awarded.do("absent", "--team", NINE[8], "--absent", "1");
  awarded.do("deduct", "--team", NINE[8], "--points", "0.5", "--reason", "超时");
  awarded.do("lock");
  awarded.award();
  numbers.awarded = awarded.number;
  return numbers;
}
