// /do/N: everything that this phone may record in an activity. Of no kind in particular.
import { Component, h, render } from "preact";
import { Me, Refused, call, whoAmI } from "../common/api";
import { address } from "../common/language";
import { shortKind } from "../common/model";
import { patiently } from "../common/patient";
import { Queue, QueueState } from "../common/queue";
import { Pill } from "../record/bars";
import { ActivityForm, Verb } from "./field";
import { isOfficer } from "../office/act";
import { measureVerb } from "../office/found";
import { WayBack } from "../office/frame";
import { words as office } from "../office/words";
import { words } from "./words";

interface ListState {
  me: Me | null;
  form: ActivityForm | null;
  queue: QueueState | null; // what waits is sent from here too
  said: string;
}

function Entries(props: { activity: number; verbs: Verb[] }) {
  return (
    <ul class="verbs">
      {props.verbs.map((verb) => (
        <li>
          <a class="press second entry" href={address(`/do/${props.activity}/${encodeURIComponent(verb.name)}`)}>
            {verb.label}
          </a>
        </li>
      ))}
    </ul>
  );
}

const AMENDING = ["correct", "cancel", "undo"]; // of an officer, beside the record itself

class List extends Component<{ activity: number }, ListState> {
  private queue = new Queue(this.props.activity, (queue) => this.setState({ queue }));
  state: ListState = { me: null, form: null, queue: null, said: words.loading };

  componentDidMount(): void {
    void this.load();
  }

  componentWillUnmount(): void {
    this.queue.close();
  }

  private async load(): Promise<void> {
    void this.queue.open();
    whoAmI().then((me) => this.setState({ me }), () => undefined); // it only knows the way back
    try {
      const form = await patiently(() => call<ActivityForm>("GET", `/api/activity/${this.props.activity}/form`), () => this.setState({ said: words.unreachable }));
      document.title = form.title;
      this.setState({ form });
    } catch (error) {
      this.setState({ said: error instanceof Refused && error.status === 404 ? words.notThere : (error as Error).message });
    }
  }

  render() {
    const { me, form, queue, said } = this.state;
    const { activity } = this.props;
    if (!form)
      return (
        <main class="entry-page">
          <p class="notice">{said}</p>
        </main>
      );
    const own = form.verbs.filter((verb) => !verb.host && !verb.idle);
    const host = form.verbs.filter((verb) => verb.host && !(isOfficer(me) && AMENDING.indexOf(verb.name) >= 0));
    return (
      <main class="entry-page">
        <WayBack over={isOfficer(me) ? office.manage : shortKind(form.kind_label)} to={isOfficer(me) ? `/manage/${activity}` : undefined} />
        <div class="entry-top">
          <h1>{form.title}</h1>
          {queue && queue.waiting > 0 && <Pill state={queue} />}
        </div>
        {form.verbs.length > 0 ? <p class="hint">{words.choose}</p> : <p class="said">{words.none}</p>}
        {form.verbs.length === 0 && (
          <a class="press" href={address("/code")}>
            {words.toCode}
          </a>
        )}
        <Entries activity={activity} verbs={own} />
        {host.length > 0 && own.length > 0 && <h2>{words.everyKind}</h2>}
        <Entries activity={activity} verbs={host} />
        {isOfficer(me) && (
          <a class="press second entry" href={`${address(`/manage/${activity}`)}#latest`}>
            {words.amend}
          </a>
        )}
        {measureVerb(form) && (
          <a class="press" href={address(`/measure/${activity}`)}>
            {words.measure}
          </a>
        )}
        <a class="press second" href={address(`/activity/${activity}`)}>
          {words.board}
        </a>
      </main>
    );
  }
}

export function showVerbs(place: HTMLElement, activity: number): void {
  place.textContent = "";
  render(<List activity={activity} />, place);
}
