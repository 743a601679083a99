import { useState } from "preact/hooks";
import type { GroupView } from "../view";
import { changed, Choice, Empty, Form, More, Text, type SectionProps } from "./parts";

export function Groups(section: SectionProps) {
  const { view, act, operator } = section;
  const add = async ({ name = "", label = "" }: Record<string, string>) =>
    (await act("add-group", { name, label: label || name, operator }, `The group ${name} is there.`)) !== undefined;
  return (
    <>
      {view.groups.map((group) => (
        <Group key={group.name} group={group} {...section} />
      ))}
      <More shown={view.groups.length} total={view.totals.groups} />
      <h3>Add a group</h3>
      <Form label="Add a group" send={add}>
        <div class="inline">
          <Text label="Internal name" name="name" required />
          <Text label="Label" name="label" />
          <button>Add the group</button>
        </div>
      </Form>
    </>
  );
}

function Group({ group, ...section }: SectionProps & { group: GroupView }) {
  const [isOpen, setOpen] = useState(false);
  const count = (number: number, what: string) => `${number} ${what}${number === 1 ? "" : "s"}`;
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        <b>{group.label}</b> <span class="mute">{group.name}</span>{" "}
        <span class="mute">
          {count(group.rights.length, "named right")}, {count(group.members.length, "operator")}
        </span>
      </summary>
      {isOpen && <Content group={group} {...section} />}
    </details>
  );
}

function Content({ group, view, act, operator }: SectionProps & { group: GroupView }) {
  const { name, label, description, rights, members } = group;
  const free = view.namedRights.map((each) => each.name).filter((each) => !rights.includes(each));
  const save = async (values: Record<string, string>) => {
    const before: Record<string, string> = { label, desc: description };
    const set = Object.fromEntries(Object.entries(values).filter(([key, value]) => before[key] !== value));
    return (await act("edit-group", { group: name, set, operator }, `${name}: changed by ${operator}.`)) !== undefined;
  };
  const give = async ({ right = "" }: Record<string, string>) =>
    (await act("give-right", { group: name, right }, `${name} has the right ${right}.`)) !== undefined;
  const join = async ({ operator: member = "" }: Record<string, string>) =>
    (await act("add-member", { group: name, operator: member }, `${member} is in ${name}.`)) !== undefined;
  return (
    <>
      <p class="mute">{changed(group)}</p>
      <Form label={`Group ${name}`} send={save}>
        <div class="inline">
          <Text label="Label" name="label" value={label} required />
          <Text label="Description" name="desc" value={description} />
          <button class="main">Save</button>
          <button type="button" onClick={() => void act("remove-group", { name }, `The group ${name} is deleted.`)}>
            Delete the group
          </button>
        </div>
      </Form>
      <h3>Named rights</h3>
      <Names
        names={rights}
        verb="Take away"
        remove={(right) => act("take-right", { group: name, right }, `${name} no longer has the right ${right}.`)}
      />
      <Form label={`Give ${name} a right`} send={give}>
        <div class="inline">
          <Choice label="Named right" name="right" options={free} />
          <button>Give</button>
        </div>
      </Form>
      <h3>Operators</h3>
      <Names
        names={members}
        verb="Take out"
        remove={(member) =>
          act("remove-member", { group: name, operator: member }, `${member} is no longer in ${name}.`)
        }
      />
      <Form label={`Put somebody into ${name}`} send={join}>
        <div class="inline">
          <Text label="Operator" name="operator" required />
          <button>Put in</button>
        </div>
      </Form>
    </>
  );
}

interface NamesProps {
  names: string[];
  verb: string;
  remove: (name: string) => Promise<unknown>;
}

function Names({ names, verb, remove }: NamesProps) {
  if (names.length === 0) return <Empty>None.</Empty>;
  return (
    <ul class="names">
      {names.map((each) => (
        <li key={each}>
          {each}{" "}
          <button type="button" onClick={() => void remove(each)}>
            {verb}
            <span class="hidden"> {each}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}
