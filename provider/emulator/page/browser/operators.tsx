import { More, Table, type SectionProps } from "./parts";

export function Operators({ view }: SectionProps) {
  return (
    <>
      <Table label="Operators" heads={["Name", "Label", "Authentication", "Groups", "Named rights"]}>
        {view.operators.map(({ name, label, authentication, groups, rights }) => (
          <tr key={name}>
            <td class="code">{name}</td>
            <td>{label}</td>
            <td>{authentication}</td>
            <td>{groups.join(", ")}</td>
            <td>{rights.join(", ")}</td>
          </tr>
        ))}
      </Table>
      <More shown={view.operators.length} total={view.totals.operators} />
    </>
  );
}
