import "./shared";
// The officer's pages, forms and registers.
export { showBedside } from "../care/bedside";
export { showRegister } from "../care/register";
export { showVerbs } from "../form/list";
export { showVerb } from "../form/page";
export { showAwards } from "../office/awards";
export { showCheck } from "../office/check";
export { showDonations } from "../office/donations";
export { showHonours } from "../office/honours";
export { showManage } from "../office/manage";
export { showMarks } from "../office/marks";
export { showMeasure } from "../office/measure";
export { showOpen } from "../office/open";
export { showPrivate } from "../office/private";
export { showResults } from "../office/results";
export { showMonthly } from "../office/monthly";
export { showRoster } from "../office/roster";
export { showShare } from "../office/share";
