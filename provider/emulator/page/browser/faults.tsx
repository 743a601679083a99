import { Choice, Empty, Form, Table, Text, type SectionProps } from "./parts";

const whole = (text: string | undefined) => (text ? { value: Number(text) } : undefined);

export function Faults({ view, act }: SectionProps) {
  const inject = async (values: Record<string, string>) => {
    const { kind, when, service, method, nth, times, status, delay } = values;
    const at = {
      ...(service ? { service } : {}),
      ...(method ? { method } : {}),
      ...(whole(nth) ? { nth: Number(nth) } : {}),
    };
    const fault = {
      kind,
      ...(when === "before" || when === "after" ? { when } : {}),
      ...(Object.keys(at).length > 0 ? { at } : {}),
      ...(whole(times) ? { times: Number(times) } : {}),
      ...(whole(status) ? { status: Number(status) } : {}),
      ...(whole(delay) ? { delay: Number(delay) } : {}),
    };
    return (await act("inject", fault, `The fault ${kind} is on.`)) !== undefined;
  };
  return (
    <>
      {view.faults.length === 0 ? (
        <Empty>No fault is on: every call is answered as it should be.</Empty>
      ) : (
        <>
          <Table label="Faults" heads={["Fault", "When", "Calls", "Strikes"]}>
            {view.faults.map(({ kind, when, service, method, nth, times, hits }, index) => (
              <tr key={index}>
                <td>{kind}</td>
                <td>{when} the call</td>
                <td class="code">
                  {[service || "any service", method || "any method"].join("#")}, from the {nth}. on
                </td>
                <td>
                  {hits} of {times}
                </td>
              </tr>
            ))}
          </Table>
          <p>
            <button type="button" onClick={() => void act("clear-faults", {}, "No fault is on.")}>
              Switch all off
            </button>
          </p>
        </>
      )}
      <h3>Switch a fault on</h3>
      <Form label="Switch a fault on" send={inject}>
        <div class="grid">
          <Choice label="Fault" name="kind" options={view.faultKinds} />
          <Choice label="When" name="when" options={["as usual", "before", "after"]} />
          <Text label="Service (any if empty)" name="service" placeholder="xtk:persist" />
          <Text label="Method (any if empty)" name="method" placeholder="Write" />
          <Text label="From the n-th call on" name="nth" type="number" />
          <Text label="How often" name="times" type="number" />
          <Text label="HTTP status" name="status" type="number" />
          <Text label="Delay in milliseconds" name="delay" type="number" />
        </div>
        <p>
          <button class="main">Switch on</button>
        </p>
      </Form>
    </>
  );
}
