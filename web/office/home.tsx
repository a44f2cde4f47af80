// /: what there is, today first, and what this session may do about it. A viewer sees boards; an officer what to begin.
import { Component, h, render } from "preact";
import { Me, Refused, call, signOut } from "../common/api";
import { address } from "../common/language";
import { Activity, ByCategory, byCategory, shortKind } from "../common/model";
import { patiently } from "../common/patient";
import { DueList } from "../care/due";
import { isOfficer, isRecorder, officer, wordsOf } from "./act";
import { Said, SignIn } from "./frame";
import { FundRules } from "./fund";
import { words } from "./home_words";

const SHOWN = 3; // of each category; the earlier ones are a tap away
const LATELY = 4;
const MANY = 12; // from so many on the categories are also a row of links

interface HomeState {
  me: Me | null;
  activities: Activity[] | null;
  said: string;
  bad: boolean;
}

function dayIn(days: number): string {
  const now = new Date(Date.now() + days * 86400000);
  const two = (n: number) => (n < 10 ? `0${n}` : String(n));
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

interface Parts {
  demo: Activity[];
  now: Activity[];
  tomorrow: Activity[];
  coming: Activity[];
  done: Activity[];
}

// Latest first; what is to come, soonest first.
function parted(all: Activity[]): Parts {
  const day = dayIn(0);
  const next = dayIn(1);
  const shown = all.filter((activity) => activity.kind !== "unit" && activity.kind !== "roster");
  const dayOf = (activity: Activity) => activity.when.slice(0, 10);
  const latest = (list: Activity[]) => list.sort((a, b) => (a.when < b.when ? 1 : a.when > b.when ? -1 : b.number - a.number));
  const year = shown.filter((activity) => !activity.demo);
  return {
    demo: shown.filter((activity) => activity.demo),
    now: latest(year.filter((activity) => dayOf(activity) === day)),
    tomorrow: latest(year.filter((activity) => dayOf(activity) === next && !activity.closed)).reverse(),
    coming: latest(year.filter((activity) => dayOf(activity) > next && !activity.closed)).reverse(),
    done: latest(year.filter((activity) => dayOf(activity) < day || (dayOf(activity) > day && activity.closed))),
  };
}

// What goes on all the year stands far down under the day it was begun; whoever records goes on where he was.
function lately(done: Activity[]): Activity[] {
  const open = done.filter((activity) => !activity.closed && activity.state !== "granted");
  return open.sort((a, b) => b.latest - a.latest).slice(0, LATELY);
}

// Where a tap on an activity leads this session: to its board, or to what it does there.
function leads(activity: Activity, me: Me | null): string {
  if (isOfficer(me)) return `/manage/${activity.number}`;
  return isRecorder(me, activity.number) ? `/do/${activity.number}` : `/activity/${activity.number}`;
}

// Without what its label says in brackets, and not where the heading says the same.
function kindOf(activity: Activity): string {
  const label = shortKind(activity.kind_label || activity.kind);
  return label === activity.category.label ? "" : label;
}

function ActivityLine(props: { activity: Activity; me: Me | null }) {
  const { activity, me } = props;
  const to = leads(activity, me);
  return (
    <li>
      <a class="activity" href={address(to)}>
        <span class="title">{activity.title}</span>
        <span class="kind">
          {[kindOf(activity), words.stateOf[activity.state]].filter(Boolean).join(" · ")}
        </span>
        <span class="when">{activity.when_shown}</span>
      </a>
      {to !== `/activity/${activity.number}` && activity.has_board && (
        <a class="beside-activity" href={address(`/activity/${activity.number}`)}>
          {words.board}
        </a>
      )}
    </li>
  );
}

function Lines(props: { activities: Activity[]; me: Me | null }) {
  return (
    <ul class="list">
      {props.activities.map((activity) => (
        <ActivityLine activity={activity} me={props.me} />
      ))}
    </ul>
  );
}

// Of a long list the first of `shown` stand open.
function List(props: { title: string; id?: string; activities: Activity[]; me: Me | null; shown?: number }) {
  const { title, id, activities, me } = props;
  if (activities.length === 0) return null;
  const shown = props.shown && activities.length > props.shown + 1 ? props.shown : activities.length;
  const rest = activities.slice(shown);
  return (
    <section id={id}>
      <h2>{title}</h2>
      <Lines activities={activities.slice(0, shown)} me={me} />
      {rest.length > 0 && (
        <details>
          <summary>{words.earlier(rest.length)}</summary>
          <Lines activities={rest} me={me} />
        </details>
      )}
    </section>
  );
}

function Jump(props: { groups: ByCategory<Activity>[] }) {
  return (
    <nav class="jump chips" aria-label={words.byCategory}>
      {props.groups.map(({ category, list }) => (
        <a class="chip small" href={`#${category.name}`}>
          {category.label} <small>{list.length}</small>
        </a>
      ))}
    </nav>
  );
}

function Doing(props: { me: Me }) {
  const { me } = props;
  if (isOfficer(me))
    return (
      <p class="doing">
        <a class="press" href={address("/open")}>
          {words.open}
        </a>
        <a class="press second" href={address("/roster")}>
          {words.roster}
        </a>
        <a class="press second" href={address("/remote")}>
          {words.remote}
        </a>
        <a class="press second" href={address("/private")}>
          {words.privateValues}
        </a>
        <a class="press second" href={address("/honours")}>
          {words.honours}
        </a>
        <a class="press second" href={address("/monthly")}>
          {words.monthly}
        </a>
      </p>
    );
  if (me.role === "recorder" || me.role === "judge")
    return (
      <p class="doing">
        <a class="press" href={address(me.activity === null ? "/code" : me.role === "judge" ? `/judge/${me.activity}` : `/record/${me.activity}`)}>
          {me.role === "judge" ? words.toMarks : words.toRecord}
          {me.label ? `（${me.label}）` : ""}
        </a>
      </p>
    );
  return null;
}

// Whoever holds a certificate need not know an address.
function CheckCode() {
  const check = (event: Event) => {
    event.preventDefault();
    const typed = ((event.target as HTMLFormElement).elements.namedItem("code") as HTMLInputElement).value.trim();
    location.assign(address(`/check/${encodeURIComponent(typed)}`));
  };
  return (
    <section class="check-code">
      <h2>{words.checkTitle}</h2>
      <form class="asking" onSubmit={check}>
        <label>
          {words.checkCode} <input name="code" type="text" autocomplete="off" />
        </label>{" "}
        <button type="submit" class="quiet">
          {words.checkIt}
        </button>
      </form>
    </section>
  );
}

class Home extends Component<{}, HomeState> {
  state: HomeState = { me: null, activities: null, said: words.loading, bad: false };

  componentDidMount(): void {
    void this.load();
  }

  private async load(): Promise<void> {
    const waiting = () => this.setState({ said: words.unreachable, bad: true });
    try {
      const activities = await patiently(() => call<Activity[]>("GET", "/api/activities"), waiting);
      const me = await officer(waiting);
      document.title = me.unit;
      this.setState({ me, activities, said: "", bad: false });
    } catch (error) {
      this.setState({ said: wordsOf(error), bad: true });
    }
  }

  private async out(): Promise<void> {
    try {
      this.setState({ me: await signOut() });
    } catch (error) {
      this.setState({ said: (error as Refused).message || words.unreachable, bad: true });
    }
  }

  render() {
    const { me, activities, said, bad } = this.state;
    if (!me || !activities) return <p class="notice">{said}</p>;
    const { demo, now, tomorrow, coming, done } = parted(activities);
    const groups = byCategory(done);
    return (
      <main class="office home">
        <h1>{me.unit}</h1>
        <Doing me={me} />
        {said && <Said said={said} bad={bad} />}
        {isOfficer(me) && <DueList />}
        {isOfficer(me) && <FundRules />}
        <List title={words.todays} activities={now} me={me} />
        <List title={words.demo} activities={demo} me={me} />
        <List title={words.tomorrow} activities={tomorrow} me={me} />
        <List title={words.coming} activities={coming} me={me} />
        {isOfficer(me) && done.length >= MANY && <List title={words.lately} activities={lately(done)} me={me} />}
        {done.length >= MANY && <Jump groups={groups} />}
        <div class="groups">
          {groups.map(({ category, list }) => (
            <List title={category.label} id={category.name} activities={list} me={me} shown={SHOWN} />
          ))}
        </div>
        {demo.length + now.length + tomorrow.length + coming.length + done.length === 0 && <p class="notice">{words.nothingYet}</p>}
        <CheckCode />
        <section class="way-in">
          <h2>{words.wayIn}</h2>
          {me.token ? (
            <p>
              {words.signedIn(me.label || words.roles[me.role])}{" "}
              <button type="button" class="quiet" onClick={() => void this.out()}>
                {words.signOut}
              </button>
            </p>
          ) : (
            <SignIn />
          )}
        </section>
      </main>
    );
  }
}

export function showHome(place: HTMLElement): void {
  document.title = words.home;
  place.textContent = "";
  render(<Home />, place);
}
