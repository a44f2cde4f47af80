import "./shared";
export { showScreen } from "../screen/screen";
