import { useEffect, useRef, useState } from "preact/hooks";
import { Accounts } from "./accounts";
import { Faults } from "./faults";
import { Groups } from "./groups";
import { Journal } from "./journal";
import { Operators } from "./operators";
import { Overview, Restart } from "./overview";
import { Packages } from "./packages";
import { People } from "./people";
import { Sessions } from "./sessions";
import { SignIn } from "./sign-in";
import { useEmulator, type Notice } from "./use-emulator";

const sections = {
  overview: ["Overview", Overview],
  "sign-in": ["Sign in with an Adobe ID", SignIn],
  accounts: ["External accounts", Accounts],
  packages: ["Packages", Packages],
  groups: ["Security groups", Groups],
  operators: ["Operators", Operators],
  people: ["Profiles and people", People],
  sessions: ["Sessions", Sessions],
  journal: ["Journal", Journal],
  faults: ["Faults", Faults],
} as const;
type Name = keyof typeof sections;

const wanted = (): Name => {
  const name = location.hash.slice(1);
  return Object.hasOwn(sections, name) ? (name as Name) : "overview";
};

export function App() {
  const { view, lost, notice, act } = useEmulator();
  const [name, setName] = useState(wanted);
  const [operator, setOperator] = useState("j.doe");
  const heading = useRef<HTMLHeadingElement>(null);

  useEffect(() => {
    const follow = () => {
      setName(wanted());
      heading.current?.focus();
    };
    addEventListener("hashchange", follow);
    return () => removeEventListener("hashchange", follow);
  }, []);

  const [title, Section] = sections[name];
  useEffect(() => {
    document.title = `${title} · Adobe Campaign emulator`;
  }, [title]);

  return (
    <>
      <header class="top">
        <h1>Adobe Campaign emulator</h1>
        {view && (
          <p>
            {view.instance.name} · {view.instance.profile} · {view.instance.release}
          </p>
        )}
        <label class="acting">
          <span>Changes are made by</span>
          <input
            value={operator}
            spellcheck={false}
            autocomplete="off"
            onInput={(event) => setOperator(event.currentTarget.value)}
          />
        </label>
      </header>
      <div class="columns">
        <nav aria-label="Sections">
          <ul>
            {(Object.keys(sections) as Name[]).map((each) => (
              <li key={each}>
                <a href={`#${each}`} aria-current={each === name ? "page" : undefined}>
                  {sections[each][0]}
                </a>
              </li>
            ))}
          </ul>
        </nav>
        <main>
          {lost !== undefined && (
            <p class="notice bad" role="alert">
              The emulator does not answer: {lost}
            </p>
          )}
          <Says notice={notice} />
          <h2 ref={heading} tabIndex={-1}>
            {title}
          </h2>
          {view && view.instance.restartPending.length > 0 && (
            <Restart pending={view.instance.restartPending} act={act} />
          )}
          {view && <Section view={view} act={act} operator={operator.trim() || "j.doe"} />}
        </main>
      </div>
    </>
  );
}

/** There from the start, since screen readers hear only changes of a region that they know. */
function Says({ notice }: { notice: Notice | undefined }) {
  const kind = notice === undefined ? "" : notice.failed ? "notice bad" : "notice good";
  return (
    <p role="status" class={kind}>
      {notice && <span key={notice.number}>{`${notice.failed ? "Not done: " : "Done: "}${notice.text}`}</span>}
    </p>
  );
}
