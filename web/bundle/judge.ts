import "./shared";
export { showJudge } from "../judge/judge";
