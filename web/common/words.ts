// Words on screen, Chinese first.

import { english, label } from "./language";

export { label };

export const words = english
  ? {
      activities: "Activities",
      place: "Place",
      entrant: { people: "Name", teams: "Team", both: "Team or player" },
      tied: "tied",
      award: "Prize",
      updated: (time: string) => `updated ${time}`,
      stale: (time: string) => `as of ${time} · connecting again`,
      loading: "One moment …",
      missing: "There is no such activity.",
      unreachable: "The board cannot be reached. Trying again …",
      lots: (names: string) => `Level in all, lots decide: ${names}`,
      hidden: (given: number, of: number | null) => `${given}${of ? ` of ${of}` : ""} mark sheets handed in, shown once marking is closed`,
      red: "red",
      blue: "blue",
      callUp: "call-up",
      none: "Nothing has been recorded yet.",
      group: (name: string) => `Group ${name}`,
      pending: "to be revealed",
      held: "marked · to be revealed",
      demo: "demo",
      state: (state: string) => ({ closed: "final", awarded: "final", marking: "marking", marked: "marking closed", held: "board held" })[state] || "in progress",
      stages: { group: "Group stage", "knock-out": "Knock-out", league: "League", year: "All months" } as { [stage: string]: string },
      boards: "Boards",
      records: "Records",
    }
  : {
      activities: "活动",
      place: "名次",
      entrant: { people: "姓名", teams: "参赛队", both: "参赛者" },
      tied: "并列",
      award: "奖次",
      updated: (time: string) => `${time} 更新`,
      stale: (time: string) => `${time} 的成绩 · 正在重新连接`,
      loading: "请稍候……",
      missing: "没有这个活动。",
      unreachable: "暂时连不上，正在重试……",
      lots: (names: string) => `各项都相同，须抽签：${names}`,
      hidden: (given: number, of: number | null) => `评分表已交 ${given}${of ? `／${of}` : ""} 份，锁定评分后公布`,
      red: "红",
      blue: "蓝",
      callUp: "请检录",
      none: "还没有记录。",
      group: (name: string) => `${name}组`,
      pending: "待揭晓",
      held: "已评分 · 待揭晓",
      demo: "演示",
      state: (state: string) => ({ closed: "最终成绩", awarded: "最终成绩", marking: "评分中", marked: "评分结束", held: "已封榜" })[state] || "进行中",
      stages: { group: "小组赛", "knock-out": "淘汰赛", league: "循环赛", year: "各月汇总" } as { [stage: string]: string },
      boards: "成绩",
      records: "记录",
    };
