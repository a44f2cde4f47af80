// Visits with somebody who waits, somebody visited twice and a hand-out that is short; files of two households.
export function care(prepared) {
  const { unit } = prepared;
  for (const [name, sex] of [["马环", "女"], ["毛莺", "女"], ["梁贵", "男"], ["邓军", "男"], ["余兰", "女"]])
    prepared.do("花名册", "add-person", "--name", name, "--sex", sex, "--since", "2026-01-05", "--when", "2026-01-05");
  const visits = prepared.open("welfare-visit", "慰问", [], "--standards", "hospital 7 600; death-member 3 1000", "--when", "2026-01-05");
  const go = (person, occasion, day, items) =>
    prepared.do("慰问", "visit", "--recipient", person, "--occasion", occasion, "--visitors", "梁贵、邓军", "--items", items, "--when", day);
  prepared.do("慰问", "report", "--recipient", "毛莺", "--occasion", "hospital", "--when", "2026-01-06");
  go("马环", "wedding", "2026-02-01", "goods 床品 - 1套");
  go("余兰", "childbirth", "2026-05-22", "goods 补品 - 1份");
  go("余兰", "childbirth", "2026-05-29", "goods 补品 - 1份");
  prepared.do("慰问", "visit", "--occasion", "hardship", "--headcount", "20", "--visitors", "梁贵、邓军", "--when", "2026-02-10",
    "--items", "cash 慰问金 8000; goods 大米 - 400斤; goods 油 - 20桶; goods 衣被 - 16件");
  const files = prepared.open("dossier", "困难职工档案", [], "--dibao", "800", "--when", "2026-01-05");
  for (const [person, income] of [["马环", 3600], ["毛莺", 5000]])
    unit.give(`${income}\n1500\n`, "--yes", "do", "困难职工档案", "file", "--person", person, "--heads", "3", "--private", "income=-",
      "--private", "rigid=-", "--verifiers", "梁贵、邓军", "--when", "2026-01-08");
  return { visits, files };
}
