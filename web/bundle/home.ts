import "./shared";
export { showHome } from "../office/home";
