// Words of the big screen, Chinese first.
import { choose } from "../common/language";

export const words = choose(
  {
    code: "遥控",
    waiting: "大屏已就绪",
    takeRemote: "手机扫码打开遥控，输入",
    noActivity: "没有这个活动。",
    none: "还没有记录。",
    place: "名次",
    team: "队",
    tied: "并列",
    sides: { red: "红", blue: "蓝" },
    award: "奖次",
    unconfirmed: "未定稿",
    group: (name: string) => `${name}组`,
  },
  {
    code: "Remote",
    waiting: "The big screen is ready",
    takeRemote: "Open the remote with this code and enter",
    noActivity: "There is no such activity.",
    none: "Nothing has been recorded yet.",
    place: "Place",
    team: "Team",
    tied: "tied",
    sides: { red: "R", blue: "B" },
    award: "Prize",
    unconfirmed: "not confirmed",
    group: (name: string) => `Group ${name}`,
  },
);
