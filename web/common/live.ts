// A stream of server-sent events that comes back by itself as often as it takes, also where a browser gives up.

import { spoken } from "./language";

export interface Listener {
  events: { [name: string]: (data: unknown) => void }; // by the event's name; "message": those without one
  open?: () => void;
  lost?: () => void;
}

export function follow(path: string, listener: Listener): () => void {
  let wait = 1000;
  let ended = false;
  let stream: EventSource;
  const connect = (): void => {
    if (ended) return;
    stream = new EventSource(spoken(path));
    for (const name of Object.keys(listener.events))
      stream.addEventListener(name, (message) => listener.events[name](JSON.parse((message as MessageEvent).data)));
    stream.onopen = () => {
      wait = 1000;
      if (listener.open) listener.open();
    };
    stream.onerror = () => {
      if (listener.lost) listener.lost();
      if (stream.readyState !== EventSource.CLOSED) return;
      setTimeout(connect, wait); // it gave up, as browsers do after an error page of a proxy
      wait = Math.min(wait * 2, 15000);
    };
  };
  connect();
  return () => {
    ended = true;
    stream.close();
  };
}
