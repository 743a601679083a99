import { Field, Form, More, Table, Text, type SectionProps } from "./parts";

export function People({ view, act }: SectionProps) {
  const addProfile = async ({ groupName = "" }: Record<string, string>) =>
    (await act("profiles", { groupName }, `The profile ${groupName} is there.`)) !== undefined;
  const addPerson = async ({ email = "", profiles = "" }: Record<string, string>) => {
    const names = profiles.split("\n").map((each) => each.trim());
    const person = { email, profiles: names.filter((each) => each !== "") };
    return (await act("people", person, `${email} is in the organization.`)) !== undefined;
  };
  return (
    <>
      <h3>Product profiles in the Adobe Admin Console</h3>
      <Table label="Product profiles" heads={["Profile", "Product", "Members", "Action"]}>
        {view.profiles.map(({ name, product, members }) => (
          <tr key={name}>
            <td>{name}</td>
            <td>{product}</td>
            <td>{members}</td>
            <td>
              <button
                type="button"
                onClick={() => void act("remove-profile", { groupName: name }, `The profile ${name} is gone.`)}
              >
                Remove<span class="hidden"> {name}</span>
              </button>
            </td>
          </tr>
        ))}
      </Table>
      <Form label="Add a profile" send={addProfile}>
        <div class="inline">
          <Text label="Name of the profile" name="groupName" required placeholder="Campaign - acme - delivery" />
          <button>Add the profile</button>
        </div>
      </Form>
      <h3>People with an Adobe ID</h3>
      <Table label="People" heads={["E-mail", "Profiles", "Action"]}>
        {view.people.map(({ email, profiles }) => (
          <tr key={email}>
            <td>{email}</td>
            <td>{profiles.join(", ")}</td>
            <td>
              <button type="button" onClick={() => void act("remove-person", { email }, `${email} is gone.`)}>
                Remove<span class="hidden"> {email}</span>
              </button>
            </td>
          </tr>
        ))}
      </Table>
      <More shown={view.people.length} total={view.totals.people} />
      <Form label="Add or change a person" send={addPerson}>
        <div class="inline">
          <Text label="E-mail" name="email" type="email" required />
          <Field label="Profiles, one in a line">
            <textarea name="profiles" rows={2} />
          </Field>
          <button>Add or change</button>
        </div>
      </Form>
    </>
  );
}
