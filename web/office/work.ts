// What pages share on which a recorder goes through a contest: who works there, the form, a queue, and the boards as they come.
import { Component } from "preact";
import { Me, Refused, call } from "../common/api";
import { follow } from "../common/live";
import { Boards } from "../common/model";
import { patiently } from "../common/patient";
import { Queue, QueueState } from "../common/queue";
import { ActivityForm } from "../form/field";
import { isRecorder, officer, wordsOf } from "./act";
import { words } from "./words";

export interface WorkState {
  me: Me | null;
  form: ActivityForm | null;
  queue: QueueState | null;
  said: string;
  now: number;
}

export const atFirst = (): WorkState => ({ me: null, form: null, queue: null, said: words.loading, now: Date.now() });

export abstract class Work<State extends WorkState> extends Component<{ activity: number }, State> {
  protected queue = new Queue(this.props.activity, (queue) => this.sent(queue));
  private timer = 0;
  private stop = () => undefined as void;

  protected abstract title: string;
  protected abstract heard(boards: Boards): void;

  protected sent(queue: QueueState): void {
    this.know({ queue });
  }
  protected asked(form: ActivityForm): void {
    this.know({ form });
  }
  protected failed(said: string): void {
    this.know({ said });
  }

  componentDidMount(): void {
    this.timer = window.setInterval(() => this.know({ now: Date.now() }), 1000);
    void this.load();
  }
  componentWillUnmount(): void {
    clearInterval(this.timer);
    this.stop();
    this.queue.close();
  }

  private know(some: Partial<WorkState>): void {
    this.setState(some as Pick<State, keyof WorkState>);
  }

  private async load(): Promise<void> {
    const { activity } = this.props;
    const waiting = () => this.know({ said: words.unreachable });
    try {
      const me = await officer(waiting);
      this.know({ me, said: "" });
      if (!isRecorder(me, activity)) return;
      const form = await patiently(() => call<ActivityForm>("GET", `/api/activity/${activity}/form`), waiting);
      document.title = `${this.title} · ${form.title}`;
      this.asked(form);
      await this.queue.open();
      this.stop = follow(`/api/activity/${activity}/live`, { events: { message: (boards) => this.heard(boards as Boards) } });
    } catch (error) {
      this.failed(error instanceof Refused && error.status === 404 ? words.notThere : wordsOf(error));
    }
  }
}
