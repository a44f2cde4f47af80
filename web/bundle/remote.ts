import "./shared";
export { showRemote } from "../remote/remote";
