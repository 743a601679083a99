import { Empty, Table, type SectionProps } from "./parts";

export function Sessions({ view, act }: SectionProps) {
  if (view.sessions.length === 0) return <Empty>No session is open.</Empty>;
  return (
    <>
      <Table label="Sessions" heads={["Operator", "Ends"]}>
        {view.sessions.map(({ operator, expires }, index) => (
          <tr key={index}>
            <td class="code">{operator}</td>
            <td>{expires}</td>
          </tr>
        ))}
      </Table>
      <p>
        <button type="button" onClick={() => void act("expire-sessions", {}, "All sessions have ended.")}>
          End all sessions
        </button>
      </p>
    </>
  );
}
