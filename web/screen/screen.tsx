// The big screen: a frame, and in it the scene that a remote has chosen or that the contest itself suggests.
import { Component, h, render } from "preact";
import { clock } from "../common/dom";
import { Activity, Boards } from "../common/model";
import { call } from "../common/api";
import { words as common } from "../common/words";
import { chooseScene, sceneOfAddress } from "./choose";
import { Bottom, DayClock, Top } from "./frame";
import { mayMove } from "./motion";
import { Remote } from "./remote";
import { DrawScene, RunningClock, Scene, SceneProps, Shape } from "./scene";
import { scenes } from "./scenes";
import { Source } from "./source";
import { words } from "./words";

interface State {
  boards: Boards | null;
  at: string;
  cut: boolean;
  missing: boolean;
  clock: RunningClock | null;
  code: string;
  unit: string;
  chosen: Scene | null;
  shape: Shape;
}

const NOTHING: Boards = { activity: 0, title: "", kind: "", state: "open", who: "teams", seq: 0, boards: [], views: {}, view_labels: {} };

export function shapeOf(width: number, height: number): Shape {
  return width < height * 1.5 ? "tall" : width > height * 2.5 ? "wide" : "normal";
}

class Screen extends Component<{ activity: number }, State> {
  state: State = {
    boards: null,
    at: "",
    cut: false,
    missing: false,
    clock: null,
    code: "",
    unit: "",
    chosen: sceneOfAddress(location.search),
    shape: shapeOf(innerWidth, innerHeight),
  };
  private source: Source | null = null;
  private remote: Remote | null = null;
  private shown = -1; // the activity of the source; 0: none was asked for
  private stayUntil = 0;
  private stayTimer = 0;
  private auto = "";

  componentDidMount() {
    addEventListener("resize", () => this.setState({ shape: shapeOf(innerWidth, innerHeight) }));
    addEventListener("pagehide", () => this.remote && this.remote.end());
    this.watch();
    if (this.shown === 0) this.meetRemote(null);
  }

  // Once it is known what this screen shows by itself, if anything.
  private meetRemote(own: Scene | null): void {
    if (this.remote) return;
    this.remote = new Remote(
      own,
      (chosen) => this.setState({ chosen }, () => this.watch()),
      (code) => code !== this.state.code && this.setState({ code }),
    );
  }

  // The activity of the scene, else that of the address.
  private activity(): number {
    return (this.state.chosen && this.state.chosen.activity) || this.props.activity;
  }

  private watch(): void {
    const activity = this.activity();
    if (activity === this.shown) return;
    if (this.source) this.source.end();
    this.shown = activity;
    this.auto = "";
    this.setState({ clock: null });
    if (activity === 0) return this.readUnit();
    this.source = new Source(activity, {
      boards: (boards) => {
        this.setState({ boards, at: clock(new Date()), cut: false, missing: false });
        const { name, ...rest } = this.scene(boards)[0];
        this.meetRemote({ name, activity, ...rest });
      },
      clock: (running) => this.setState({ clock: running }),
      cut: (cut) => cut !== this.state.cut && this.setState({ cut }),
    });
    call("GET", `/api/activity/${activity}/boards`).catch((error) => {
      if (error.status !== 404) return;
      this.setState({ missing: true });
      this.meetRemote(null);
    });
  }

  // A screen that shows no activity yet says whose it is.
  private readUnit(): void {
    call<Activity[]>("GET", "/api/activities").then(
      (all) => this.setState({ unit: all.length > 0 ? all[0].title : "" }),
      () => setTimeout(() => this.readUnit(), 3000),
    );
  }

  private stay = (milliseconds: number): void => {
    this.stayUntil = Date.now() + milliseconds;
    clearTimeout(this.stayTimer);
    this.stayTimer = window.setTimeout(() => this.setState({}), milliseconds + 20);
  };

  private scene(boards: Boards): [Scene, DrawScene] {
    const chosen = this.state.chosen;
    const draw = chosen && scenes[chosen.name];
    if (chosen && draw) return [chosen, draw];
    if (this.auto === "" || Date.now() >= this.stayUntil) this.auto = chooseScene(boards);
    return [{ ...chosen, name: this.auto }, scenes[this.auto] || (scenes.standings as DrawScene)];
  }

  // What is drawn; a scene that stands for itself needs no activity.
  private boards(): Boards | null {
    const { boards, chosen, unit } = this.state;
    if (boards && boards.activity === this.shown) return boards;
    return this.shown === 0 && chosen && scenes[chosen.name] ? { ...NOTHING, title: unit } : null;
  }

  private waiting() {
    const { code, missing, unit, cut } = this.state;
    const said = missing ? words.noActivity : this.shown !== 0 ? (cut ? common.unreachable : common.loading) : words.waiting;
    return (
      <main class="waiting">
        <h1>{said}</h1>
        {unit && <p>{unit}</p>}
        {code && (
          <div class="remote">
            <img src="/api/qr.svg?path=/remote" alt="" />
            <div>
              <p>{words.takeRemote}</p>
              <p class="large">{code}</p>
            </div>
          </div>
        )}
        <p class="corner">
          <DayClock />
        </p>
      </main>
    );
  }

  render() {
    const { at, cut, code, clock: running, shape } = this.state;
    const boards = this.boards();
    if (!boards) return <div class={`screen ${shape}`}>{this.waiting()}</div>;
    const [scene, draw] = this.scene(boards);
    const theme = scene.theme || new URLSearchParams(location.search).get("theme");
    document.documentElement.className = theme === "dark" ? "dark" : "";
    document.title = boards.title;
    const props: SceneProps = { scene, boards, setup: boards.setup || {}, clock: running, shape, motion: mayMove(), stay: this.stay };
    return (
      <div class={`screen ${shape}${props.motion ? "" : " still"}`}>
        <Top title={boards.title} unit={boards.unit || ""} />
        <main class={`scene scene-${scene.name}`}>{draw(props)}</main>
        {boards.activity !== 0 && <Bottom boards={boards} at={at} cut={cut} code={code} />}
      </div>
    );
  }
}

export function showScreen(place: HTMLElement, activity: number): void {
  place.textContent = "";
  render(<Screen activity={activity} />, place);
}
