// What a remote does: tells one screen its scene, records acts, runs the clock. A press that does not get through is sent
// again until the server answers; the server knows an act by its id and records it once.
import { call } from "../common/api";
import { newId } from "../common/id";
import { patiently } from "../common/patient";
import { Scene } from "../screen/scene";

export type Waiting = (words: string) => void;

export function showScene(screen: string, scene: Scene, waiting: Waiting): Promise<unknown> {
  const { data, ...asked } = scene;
  return patiently(() => call("PUT", `/api/screens/${encodeURIComponent(screen)}/scene`, asked), waiting);
}

export function act(activity: number, verb: string, given: { [name: string]: unknown }, waiting: Waiting): Promise<unknown> {
  const id = newId();
  return patiently(() => call("POST", `/api/activity/${activity}/do/${encodeURIComponent(verb)}`, { id, given }), waiting);
}

export type ClockGiven = { kind: string; seconds: number; running: boolean } | {};

export function setClock(activity: number, clock: ClockGiven, waiting: Waiting): Promise<unknown> {
  return patiently(() => call("PUT", `/api/activity/${activity}/clock`, clock), waiting);
}
