// A stream of server-sent events that comes back by itself as often as it takes, also where a browser gives up. A page that nobody
// sees has none: a browser keeps six connections to one server, and six boards in tabs behind would leave none for the one in front.

import { spoken } from "./language";

export interface Listener {
  events: { [name: string]: (data: unknown) => void }; // by the event's name; "message": those without one
  open?: () => void;
  lost?: () => void;
}

// Ends it.
type End = () => void;

export function follow(path: string, listener: Listener): End {
  let wait = 1000;
  let ended = false;
  let stream: EventSource | null = null;
  const leave = (): void => {
    if (stream) stream.close();
    stream = null;
  };
  const connect = (): void => {
    if (ended || stream || document.hidden) return;
    const mine = (stream = new EventSource(spoken(path)));
    for (const name of Object.keys(listener.events))
      mine.addEventListener(name, (message) => listener.events[name](JSON.parse((message as MessageEvent).data)));
    mine.onopen = () => {
      wait = 1000;
      if (listener.open) listener.open();
    };
    mine.onerror = () => {
      if (listener.lost) listener.lost();
      if (mine.readyState !== EventSource.CLOSED || mine !== stream) return;
      stream = null;
      setTimeout(connect, wait); // it gave up, as browsers do after an error page of a proxy
      wait = Math.min(wait * 2, 15000);
    };
  };
  const turned = (): void => (document.hidden ? leave() : connect());
  document.addEventListener("visibilitychange", turned);
  connect();
  return () => {
    ended = true;
    document.removeEventListener("visibilitychange", turned);
    leave();
  };
}
