// A year's stars with a month that was forgotten, and essays that were sent, taken and graded.

export function stars(prepared) {
  const title = "月岗位之星";
  const number = prepared.open("selection", title, [], "--preset", "star");
  for (const who of ["陈晓岚", "孙一鸣"]) {
    prepared.do("花名册", "add-person", "--name", who);
    prepared.do(title, "enter", who);
  }
  for (const [who, month, deed] of [["陈晓岚", "1", "带班细致，三位家长写来感谢信"], ["孙一鸣", "3", "主动代课十二节"]]) {
    prepared.do(title, "nominate", who, deed, "--month", month, "--year", "2026");
    prepared.do(title, "choose", who, "--month", month, "--year", "2026");
  }
  return number;
}

export function essays(prepared) {
  const title = "我和我的学生征文";
  const number = prepared.open("submission", title, [], "--preset", "essay");
  for (const [work, author] of [["第一次家访", "陈晓岚"], ["操场边上", "孙一鸣"], ["一张纸条", "陈晓岚"]]) prepared.do(title, "collect", work, "--authors", author);
  prepared.do(title, "choose", "1、2");
  prepared.do(title, "unseal");
  prepared.do(title, "send", "1、2", "--to", "区教育工会", "--level", "county");
  prepared.do(title, "accept", "1");
  prepared.do(title, "record-award", "1", "county", "second");
  return number;
}
