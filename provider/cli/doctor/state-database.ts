import type { SessionInfo } from "../../campaign/session-info";
import type { DoctorFlags } from "../doctor";
import { runPulumi } from "../stack/pulumi";
import { type Line, notChecked, ok, warning } from "./line";

const CHECK = "state-database";

/** What is used of `pulumi stack export`. Secrets stay encrypted in it. */
interface Exported {
  readonly deployment?: {
    readonly resources?: readonly {
      readonly type?: string;
      readonly outputs?: Readonly<Record<string, unknown>>;
    }[];
  };
}

/**
 * With `--stack`: whether the stack's state remembers the database that answers now. After a copy of another environment's database it
 * remembers the one before, and `pulumi up` refuses (ACC4001).
 */
export async function stateDatabaseLines({ identity }: SessionInfo, flags: DoctorFlags): Promise<Line[]> {
  const { stack, instance, cwd = "." } = flags;
  if (stack === undefined) return [];
  const run = await runPulumi(cwd, ["stack", "export", "--stack", stack]);
  return [
    "failure" in run
      ? notChecked(CHECK, `the state of stack ${stack} cannot be read: ${run.failure}`)
      : judged(stack, identity.databaseId, databasesIn(run.stdout, instance)),
  ];
}

function judged(stack: string, databaseId: string, remembered: readonly string[]): Line {
  if (remembered.length === 0) return notChecked(CHECK, `stack ${stack} has no resource on this instance yet`);
  const others = remembered.filter((other) => other !== databaseId);
  if (others.length === 0) return ok(CHECK, `the state of stack ${stack} remembers this database`);
  return warning(
    CHECK,
    `the state of stack ${stack} remembers the database ${others.join(", ")}, and the instance has ${databaseId}: the address leads to another instance, or its database was replaced by a copy`,
    "if the copy was intended, follow docs/after-a-copy.md; otherwise correct adobe-campaign:url",
  );
}

function databasesIn(text: string, instance: string | undefined): string[] {
  const { deployment } = JSON.parse(text) as Exported;
  const found = (deployment?.resources ?? [])
    .filter(({ type }) => type?.includes("adobe-campaign:") === true)
    .map(({ outputs = {} }) => outputs)
    .filter((outputs) => outputs["instance"] === instance && typeof outputs["databaseId"] === "string");
  return [...new Set(found.map(({ databaseId }) => databaseId as string))];
}
