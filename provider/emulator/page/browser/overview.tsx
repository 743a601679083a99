import { useEffect, useState } from "preact/hooks";
import { Calls } from "./journal";
import { Form, Text, Choice, type SectionProps } from "./parts";
import type { Act } from "./use-emulator";

const units: Readonly<Record<string, number>> = { seconds: 1000, minutes: 60_000, hours: 3_600_000, days: 86_400_000 };

export function Overview({ view, act }: SectionProps) {
  const { instance, clockAhead } = view;
  const advance = async ({ amount = "", unit = "" }: Record<string, string>) => {
    const milliseconds = Math.round(Number(amount) * (units[unit] ?? 0));
    return (await act("advance", { milliseconds }, `The clock is ${amount} ${unit} further.`)) !== undefined;
  };
  return (
    <>
      <dl class="facts">
        <dt>Instance</dt>
        <dd>{instance.name}</dd>
        <dt>Profile</dt>
        <dd>{instance.profile}</dd>
        <dt>Release</dt>
        <dd>
          {instance.release}, build {instance.build}
        </dd>
        <dt>Server started</dt>
        <dd>{instance.startedAt}</dd>
        <dt>Clock</dt>
        <dd>
          <Now ahead={clockAhead} />
        </dd>
        <dt>Sessions</dt>
        <dd>{view.sessions.length} open</dd>
      </dl>
      <div class="row">
        <Form label="Advance the clock" send={advance}>
          <div class="inline">
            <Text label="Advance the clock by" name="amount" type="number" value="1" required />
            <Choice label="Unit" name="unit" options={["hours", "seconds", "minutes", "days"]} />
            <button>Advance</button>
          </div>
        </Form>
        <RestartButton act={act} />
      </div>
      <h3>Latest calls</h3>
      <Calls calls={view.calls.slice(0, 8)} />
    </>
  );
}

/** What waits for a restart, and the restart. */
export function Restart({ pending, act }: { pending: string[]; act: Act }) {
  return (
    <div class="notice warn">
      <p>Changed since the server started, and without effect on sign-ins before a restart: {pending.join(", ")}.</p>
      <RestartButton act={act} />
    </div>
  );
}

const RestartButton = ({ act }: { act: Act }) => (
  <button
    type="button"
    onClick={() => void act("restart", {}, "The server has started anew, and has read the account.")}
  >
    Restart the server
  </button>
);

function Now({ ahead }: { ahead: number }) {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, []);
  return <time>{new Date(now + ahead).toISOString().replace("T", " ").slice(0, 19)}Z</time>;
}
