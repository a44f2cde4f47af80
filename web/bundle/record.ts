import "./shared";
export { showRecord } from "../record/record";
