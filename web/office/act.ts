// What an officer does here goes to the server at once: a press that does not get through is sent again until it answers, and the
// server knows it by its id. Nothing of it is kept on the device: recording at the field has its own pages.
import { Me, Refused, call, whoAmI } from "../common/api";
import { newId } from "../common/id";
import { patiently } from "../common/patient";
import { Answer } from "../common/queue";
import { words } from "./home_words";

export type Waiting = (said: string) => void;

// Who this browser is; asked again where a withdrawn session has just been told so.
export async function officer(waiting: Waiting): Promise<Me> {
  try {
    return await patiently(whoAmI, waiting);
  } catch (error) {
    if (error instanceof Refused && error.status === 410) return patiently(whoAmI, waiting);
    throw error;
  }
}

export function isOfficer(me: Me | null): boolean {
  return me !== null && (me.role === "officer" || me.role === "administrator");
}

export function isRecorder(me: Me | null, activity: number): boolean {
  return isOfficer(me) || (me !== null && me.role === "recorder" && me.activity === activity);
}

// Where this session works in an activity.
export function workplace(me: Me | null, activity: number): string {
  return isOfficer(me) ? `/manage/${activity}` : `/do/${activity}`;
}

function verbPath(activity: number, verb: string): string {
  return `/api/activity/${activity}/do/${encodeURIComponent(verb)}`;
}

export function record(activity: number, verb: string, given: { [name: string]: unknown }, waiting: Waiting): Promise<Answer> {
  const id = newId();
  return patiently(() => call<Answer>("POST", verbPath(activity, verb), { id, given }), waiting);
}

// What would be recorded; nothing is.
export function rehearse<Would = Answer>(activity: number, verb: string, given: { [name: string]: unknown }): Promise<Would> {
  return call<Would>("POST", `${verbPath(activity, verb)}?dry-run=1`, { id: newId(), given });
}

// For people: why it was refused, or that the server was not reached.
export function wordsOf(error: unknown): string {
  return (error as Error).message || words.unreachable;
}
