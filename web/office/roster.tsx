// /roster: 花名册. Who is in the union, group by group, what may be recorded about them, and a whole table pasted at once.
import { Component, h, render } from "preact";
import { Me, call } from "../common/api";
import { address } from "../common/language";
import { ROSTER } from "../common/model";
import { patiently } from "../common/patient";
import { Group, Person } from "../form/field";
import { isOfficer, officer, wordsOf } from "./act";
import { NotYours, Page, Part, Said, Way } from "./frame";
import { Paste } from "./paste";
import { words } from "./words";

interface Members {
  groups: Group[];
  people: Person[];
}

interface RosterState {
  me: Me | null;
  members: Members | null;
  typed: string;
  said: string;
}

const FORMS = ["add-person", "status", "assign"] as const; // what is wanted most

function fits(person: Person, typed: string): boolean {
  const wanted = typed.replace(/\s/g, "").toLowerCase();
  return person.name.replace(/\s/g, "").toLowerCase().indexOf(wanted) >= 0 || (person.initials || "").toLowerCase().indexOf(wanted) === 0;
}

class Roster extends Component<Record<string, never>, RosterState> {
  state: RosterState = { me: null, members: null, typed: "", said: words.loading };

  componentDidMount(): void {
    document.title = words.roster;
    void this.begin();
  }

  private async begin(): Promise<void> {
    try {
      const me = await officer(() => this.setState({ said: words.unreachable }));
      this.setState({ me, said: "" });
      if (isOfficer(me)) await this.load();
    } catch (error) {
      this.setState({ said: wordsOf(error) });
    }
  }

  private load = async (): Promise<void> => {
    const members = await patiently(() => call<Members>("GET", "/api/roster"), () => this.setState({ said: words.unreachable }));
    this.setState({ members, said: "" });
  };

  private group(name: string, people: Person[], open: boolean) {
    if (people.length === 0) return null;
    return (
      <details open={open}>
        <summary>
          {name} <small>{words.people(people.length)}</small>
        </summary>
        <ul class="members">
          {people.map((person) => (
            <li>{person.name}</li>
          ))}
        </ul>
      </details>
    );
  }

  private list(members: Members) {
    const { typed } = this.state;
    const people = members.people.filter((person) => fits(person, typed));
    const searched = typed.trim() !== "";
    return (
      <Part title={words.members} aside={words.people(members.people.length)}>
        <div class="asking">
          <label>
            {words.findMember}
            <input type="text" autocomplete="off" value={typed} onInput={(event: Event) => this.setState({ typed: (event.target as HTMLInputElement).value })} />
          </label>
        </div>
        {members.groups.map((group) => this.group(group.name, people.filter((person) => person.group === group.name), searched))}
        {this.group(words.noGroup, people.filter((person) => !person.group), searched)}
        {people.length === 0 && <p class="notice">{members.people.length === 0 ? words.noMembers : words.nobodyFound}</p>}
      </Part>
    );
  }

  render() {
    const { me, members, said } = this.state;
    if (me && !isOfficer(me)) return <NotYours title={words.roster} />;
    if (!me || !members) return <p class="notice">{said}</p>;
    return (
      <Page title={words.roster} over={me.unit} wide>
        <div class="ways">
          {FORMS.map((verb, i) => (
            <Way to={address(`/do/${ROSTER}/${verb}`)} label={words.rosterForms[verb]} strong={i === 0} />
          ))}
          <Way to={address(`/do/${ROSTER}`)} label={words.otherForms} hint={words.otherRosterForms} />
          <Way to={`${address(`/manage/${ROSTER}`)}#latest`} label={words.latest} hint={words.latestHint} />
        </div>
        <Said said={said} bad />
        <div class="beside even">
          {this.list(members)}
          <Paste activity={ROSTER} verb="add-person" title={words.pasteMembers} hint={words.pasteMembersHow} saveAll={(rows) => words.addMembers(rows.length)} savedAll={(rows) => words.addedMembers(rows.length)} done={() => void this.load()} />
        </div>
      </Page>
    );
  }
}

export function showRoster(place: HTMLElement): void {
  place.textContent = "";
  render(<Roster />, place);
}
