// One screen in the hand: its scene by large buttons, what belongs to that scene below, then the clock and the screen itself.
import { Component, h } from "preact";
import { Refused, call } from "../common/api";
import { follow } from "../common/live";
import { Boards } from "../common/model";
import { ActivityForm } from "../form/field";
import { RunningClock, Scene } from "../screen/scene";
import { matchesOf } from "../screen/match";
import { scenesFor } from "./choice";
import { ClockPanel } from "./clock";
import { ClockGiven, Waiting, act, setClock, showScene } from "./drive";
import { DrawPanel, HoldPanel, PanelProps, RevealPanel, TeamPanel } from "./panels";
import { words } from "./words";

interface ControlProps {
  key?: string;
  screen: string;
  activity: number;
  scene: Scene | null;
}

interface ControlState {
  scene: Scene | null;
  boards: Boards | null;
  verbs: string[];
  clock: RunningClock | null;
  busy: boolean;
  wasHeld: boolean;
  said: string;
  fault: boolean;
}

type Asked = Partial<Scene> & { name: string };

export class Control extends Component<ControlProps, ControlState> {
  state: ControlState = { scene: this.props.scene, boards: null, verbs: [], clock: null, busy: false, wasHeld: false, said: words.loading, fault: false };
  private stops: (() => void)[] = [];

  componentDidMount() {
    const { screen, activity } = this.props;
    const lost = () => this.setState({ said: words.unreachable, fault: true });
    const open = () => this.setState({ said: "", fault: false });
    this.stops = [
      follow(`/api/activity/${activity}/live`, {
        events: {
          message: (boards) => this.take(boards as Boards),
          clock: (told) => this.setState({ clock: told && (told as RunningClock).kind ? { ...(told as RunningClock), told: performance.now() } : null }),
        },
        open,
        lost,
      }),
      follow(`/api/screens/${encodeURIComponent(screen)}/live`, { events: { message: (said) => this.setState({ scene: (said as { scene: Scene | null }).scene }) } }),
    ];
  }
  componentWillUnmount() {
    this.stops.forEach((stop) => stop());
  }

  private take(boards: Boards): void {
    this.setState({ boards, wasHeld: this.state.wasHeld || boards.state === "held" }, () => void this.readVerbs());
  }

  private async readVerbs(): Promise<void> {
    const form = await call<ActivityForm>("GET", `/api/activity/${this.props.activity}/form`).catch(() => null); // as it was, then
    if (form) this.setState({ verbs: form.verbs.map((verb) => verb.name) });
  }

  // One thing at a time, so that two presses never overtake each other.
  private async send(work: (waiting: Waiting) => Promise<unknown>, done: string): Promise<void> {
    if (this.state.busy) return;
    this.setState({ busy: true, said: words.sending, fault: false });
    try {
      await work((said) => this.setState({ said: said || words.unreachable, fault: true }));
      this.setState({ busy: false, said: done, fault: false });
    } catch (error) {
      this.setState({ busy: false, said: (error as Refused).message || words.unreachable, fault: true });
    }
    void this.readVerbs();
  }

  // What a screen is set to stays as it was; which team and which step belong to the scene.
  private sceneOf(asked: Asked): Scene {
    const { theme, sound, follow: follows } = this.state.scene || ({} as Partial<Scene>);
    const scene: Scene = { activity: this.props.activity, ...asked };
    if (theme && !scene.theme) scene.theme = theme;
    if (sound !== undefined && scene.sound === undefined) scene.sound = sound;
    if (follows !== undefined && scene.follow === undefined) scene.follow = follows;
    return scene;
  }

  private show = (asked: Asked): void => {
    void this.send((waiting) => showScene(this.props.screen, this.sceneOf(asked), waiting), words.shown);
  };

  private act = (verb: string, given: { [name: string]: unknown }, then: Asked): void => {
    void this.send(async (waiting) => {
      await act(this.props.activity, verb, given, waiting);
      await showScene(this.props.screen, this.sceneOf(then), waiting);
    }, words.shown);
  };

  private clock = (given: ClockGiven): void => {
    void this.send((waiting) => setClock(this.props.activity, given, waiting), "");
  };

  private panel(boards: Boards, scene: Scene) {
    const { verbs, busy, wasHeld } = this.state;
    const props: PanelProps = { scene, boards, verbs, busy, wasHeld, show: this.show, act: this.act };
    if (scene.name === "appearance" || scene.name === "marks") return <TeamPanel {...props} />;
    if (scene.name === "hold") return <HoldPanel {...props} />;
    if (scene.name === "reveal") return <RevealPanel {...props} />;
    return scene.name === "draw" ? <DrawPanel {...props} /> : null;
  }

  private settings(scene: Scene) {
    const dark = scene.theme === "dark";
    return (
      <section class="panel">
        <h2>{words.settings}</h2>
        <div class="keys">
          <button type="button" class="key" aria-pressed={String(dark)} disabled={this.state.busy} onClick={() => this.show({ ...kept(scene), theme: dark ? "light" : "dark" })}>
            {words.dark} {dark ? words.on : words.off}
          </button>
          <button type="button" class="key" aria-pressed={String(!!scene.sound)} disabled={this.state.busy} onClick={() => this.show({ ...kept(scene), sound: !scene.sound })}>
            {words.sound} {scene.sound ? words.on : words.off}
          </button>
        </div>
      </section>
    );
  }

  render() {
    const { boards, verbs, busy, clock, said, fault } = this.state;
    if (!boards) return <p class="said">{said}</p>;
    const scene = this.state.scene && this.state.scene.activity === this.props.activity ? this.state.scene : null;
    const kinds = matchesOf(boards).length > 0 ? ["end", "rest", "late", "speech"] : ["late", "rest", "speech"];
    return (
      <div class="control">
        <h1>{boards.title}</h1>
        <p class={fault ? "said fault" : "said"} role="status">
          {said}
        </p>
        <div class="scenes" role="group" aria-label={words.scene}>
          {scenesFor(boards, verbs).map((name) => (
            <button type="button" class="key" aria-pressed={String(!!scene && scene.name === name)} disabled={busy} onClick={() => this.show({ name })}>
              {words.scenes[name]}
            </button>
          ))}
        </div>
        {scene && this.panel(boards, scene)}
        <ClockPanel clock={clock} kinds={kinds} busy={busy} set={this.clock} />
        {scene && this.settings(scene)}
      </div>
    );
  }
}

// The scene as it stands, to change one thing of it.
function kept(scene: Scene): Asked {
  const { data, ...asked } = scene;
  return asked;
}
