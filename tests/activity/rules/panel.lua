-- The sum of all marks.
return {
  title   = { zh = "总分", en = "Sum of marks" },
  reads   = { "mark" },
  columns = { { "total", zh = "总分" } },
  mark    = function (k) return { total = k.value } end,
  rank    = { "total" },
}
