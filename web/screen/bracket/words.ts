// Words of the bracket, Chinese first.
import { choose } from "../../common/language";

export const words = choose(
  { bye: "轮空", third: "三四名决赛", none: "还没有抽签。", loserOf: (match: number) => `第${match}场负者` },
  { bye: "bye", third: "For third place", none: "Lots have not been drawn yet.", loserOf: (match: number) => `loser of ${match}` },
);
