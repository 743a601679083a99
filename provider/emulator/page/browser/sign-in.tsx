import { useState } from "preact/hooks";
import type { SignIn as Result } from "../../sign-in/result";
import { Badge, Form, Text, type SectionProps } from "./parts";

export function SignIn({ view, act }: SectionProps) {
  const [result, setResult] = useState<Result>();
  const send = async ({ email = "" }: Record<string, string>) => {
    setResult(undefined);
    const answer = await act("sign-in", { email }, `The sign-in of ${email} was played.`);
    if (answer !== undefined) setResult(answer as Result);
    return false;
  };
  return (
    <>
      <p>
        The server goes by the account as it was when it started. A person who gets in becomes an operator in the groups
        that the association mask leads to.
      </p>
      <Form label="Sign in with an Adobe ID" send={send}>
        <div class="inline">
          <Text label="Adobe ID (e-mail)" name="email" list="people" value={view.people[0]?.email} required />
          <datalist id="people">
            {view.people.map(({ email }) => (
              <option key={email} value={email} />
            ))}
          </datalist>
          <button class="main">Sign in with an Adobe ID</button>
        </div>
      </Form>
      {result && <Steps result={result} />}
    </>
  );
}

function Steps({
  result: { email, admitted, steps, sees, reason, groups = [], rights = [], notes },
}: {
  result: Result;
}) {
  const list = (names: string[]) => names.join(", ") || "none";
  return (
    <section aria-label="Result of the sign-in" class="result">
      <h3>
        {email} {admitted ? "is in" : "does not get in"}{" "}
        <Badge kind={admitted ? "good" : "bad"}>{admitted ? "✓ in" : "✗ out"}</Badge>
      </h3>
      <ol class="steps">
        {steps.map(({ at, passed, says }, index) => (
          <li key={index}>
            <Badge kind={passed ? "good" : "bad"}>{passed ? "✓ passed" : "✗ stopped"}</Badge> <b>{at}</b>
            <p>{says}</p>
          </li>
        ))}
      </ol>
      <dl class="facts">
        <dt>What is seen</dt>
        <dd>{sees}</dd>
        {reason !== undefined && (
          <>
            <dt>Why</dt>
            <dd>{reason}</dd>
          </>
        )}
        {admitted && (
          <>
            <dt>Groups</dt>
            <dd>{list(groups)}</dd>
            <dt>Named rights</dt>
            <dd>{list(rights)}</dd>
          </>
        )}
        {notes.map((note) => (
          <>
            <dt>Note</dt>
            <dd>{note}</dd>
          </>
        ))}
      </dl>
    </section>
  );
}
