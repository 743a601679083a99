import { Badge, Table, type SectionProps } from "./parts";

export function Packages({ view, act }: SectionProps) {
  return (
    <Table label="Packages" heads={["Package", "Name", "State"]}>
      {view.packages.map(({ id, label, installed }) => (
        <tr key={id}>
          <td>{label}</td>
          <td class="code">{id}</td>
          <td>
            {installed ? (
              <Badge kind="good">installed</Badge>
            ) : (
              <button type="button" onClick={() => void act("install-package", { name: id }, `${label} is installed.`)}>
                Install<span class="hidden"> {label}</span>
              </button>
            )}
          </td>
        </tr>
      ))}
    </Table>
  );
}
