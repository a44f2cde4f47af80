// Who takes part: the union's groups to tick, members to search, and names that are in no roster.
import { h } from "preact";
import { Field, Group, Person, Value } from "../form/field";
import { Search } from "../form/pick";
import { Part } from "./frame";
import { words } from "./words";

export interface Taking {
  groups: string[]; // names
  people: string[]; // names as they are shown
  typed: string; // one a line, or parted by 、
}

export const nobody: Taking = { groups: [], people: [], typed: "" };

export function typedNames(typed: string): string[] {
  const names = typed
    .split(/[\n,，、;；]+/)
    .map((name) => name.trim())
    .filter(Boolean);
  return names.filter((name, at) => names.indexOf(name) === at);
}

export function namesOf(who: Taking): string[] {
  return [...who.groups, ...who.people, ...typedNames(who.typed)];
}

// A typed name that the roster has is its member or group, any other a guest.
export function entrantsOf(who: Taking, groups: Group[], people: Person[]): ({ who: string } | { guest: string })[] {
  const known = [...groups, ...people].map((one) => one.name);
  return namesOf(who).map((name) => (known.indexOf(name) >= 0 ? { who: name } : { guest: name }));
}

interface WhoProps {
  groups: Group[];
  people: Person[];
  who: Taking;
  fault: string;
  change: (who: Taking) => void;
}

const PEOPLE: Field = { name: "people", type: "person", label: words.unionMembers, many: true };

function toggled(list: string[], name: string): string[] {
  return list.indexOf(name) >= 0 ? list.filter((other) => other !== name) : [...list, name];
}

function GroupChips(props: WhoProps) {
  const { groups, who, change } = props;
  const all = groups.map((group) => group.name);
  const every = all.every((name) => who.groups.indexOf(name) >= 0);
  return (
    <div class="chips" role="group" aria-label={words.groups}>
      {groups.map((group) => (
        <button type="button" class="chip" aria-pressed={String(who.groups.indexOf(group.name) >= 0)} onClick={() => change({ ...who, groups: toggled(who.groups, group.name) })}>
          {group.name}
          {group.size ? <small> {words.people(group.size)}</small> : null}
        </button>
      ))}
      {groups.length > 1 && (
        <button type="button" class="chip small" onClick={() => change({ ...who, groups: every ? [] : all })}>
          {every ? words.noGroups : words.allGroups}
        </button>
      )}
    </div>
  );
}

export function Who(props: WhoProps) {
  const { groups, people, who, fault, change } = props;
  const options = people.map((person) => ({ value: person.name, label: person.name, more: person.group, initials: person.initials }));
  return (
    <Part title={words.whoTakesPart} aside={words.taking(namesOf(who).length)}>
      {groups.length > 0 && <h3>{words.groups}</h3>}
      <GroupChips {...props} />
      <div class="form">
        {people.length > 0 && (
          <div class="field">
            <label for="who-people" id="who-people-label">
              {words.members}
            </label>
            <Search id="who-people" field={PEOPLE} options={options} value={who.people} change={(value: Value) => change({ ...who, people: (value as Value[]).map(String) })} />
          </div>
        )}
        <div class="field">
          <label for="who-typed">{words.others}</label>
          <textarea id="who-typed" rows={2} value={who.typed} placeholder={words.othersHint} onInput={(event: Event) => change({ ...who, typed: (event.target as HTMLTextAreaElement).value })} />
        </div>
      </div>
      {fault && (
        <p class="said bad" role="alert">
          {fault}
        </p>
      )}
    </Part>
  );
}
