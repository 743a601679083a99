import { useState } from "preact/hooks";
import type { CallView } from "../view";
import * as api from "./api";
import { Badge, Empty, Table, type SectionProps } from "./parts";

export function Journal({ view, act }: SectionProps) {
  return (
    <>
      <p>The newest call is the first. Secrets and tokens are masked.</p>
      <Calls calls={view.calls} />
      <p>
        <button type="button" onClick={() => void act("clear-journal", {}, "The journal is empty.")}>
          Clear the journal
        </button>
      </p>
    </>
  );
}

export function Calls({ calls }: { calls: CallView[] }) {
  if (calls.length === 0) return <Empty>No call yet.</Empty>;
  return (
    <Table label="Calls" heads={["Time", "Operator", "Call", "Answer", "What"]}>
      {calls.map((call) => (
        <tr key={call.number} class={call.write ? "write" : undefined}>
          <td class="code time">{call.at.slice(11, 23)}</td>
          <td>{call.operator}</td>
          <td class="code">
            {call.service}#{call.method}
          </td>
          <td>
            <Badge kind={call.status === 200 && call.fault === "" ? "good" : "bad"}>{call.status || "no answer"}</Badge>{" "}
            {call.fault} {call.injected !== "" && `(injected: ${call.injected})`}
          </td>
          <td>
            {call.write && <Badge kind="plain">write</Badge>} {call.detail} <Request number={call.number} />
          </td>
        </tr>
      ))}
    </Table>
  );
}

/** The masked request, fetched when somebody wants to see it. */
function Request({ number }: { number: number }) {
  const [request, setRequest] = useState<string>();
  const load = (isOpen: boolean) => {
    if (!isOpen || request !== undefined) return;
    api.call(number).then(
      (answer) => setRequest(answer.request || "(no body)"),
      (error: unknown) => setRequest((error as Error).message),
    );
  };
  return (
    <details class="request" onToggle={(event) => load(event.currentTarget.open)}>
      <summary>Request</summary>
      {request !== undefined && (
        <pre tabIndex={0} role="region" aria-label={`Request of call ${number}`}>
          {request}
        </pre>
      )}
    </details>
  );
}
