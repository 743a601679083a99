import type { DriftReport, Finding } from "./report-schema";

const again = "run `pulumi up --refresh --run-program`";

const ways: Readonly<Record<Finding["kind"], string>> = {
  changed: `${again}, which writes back what the program says and nothing else; to accept what was found, change the program`,
  gone: `${again}, which makes it anew`,
  secondAccount:
    "decide in the client console which of the accounts signs people in, delete the other one there, and run the command again",
  otherInstance:
    "correct the address if it leads elsewhere; if the database was copied over, see docs/after-copy.md before anything is written",
  notApplied: "run `pulumi up --refresh --run-program` to apply the program, or take the change back in the program",
};

/** What to do about a finding. */
export function repairOf({ kind }: Pick<Finding, "kind">): string {
  return ways[kind];
}

/** The next step after a whole report: that of its gravest finding, since an address that leads elsewhere comes before any `up`. */
export function nextStep({ findings, status, stack }: DriftReport): string {
  const first = findings.find(({ kind }) => kind === "otherInstance" || kind === "secondAccount") ?? findings[0];
  if (first !== undefined) return repairOf(first);
  return status === "error"
    ? `do what the error says, and run the command again; \`adobe-campaign doctor --stack ${stack}\` looks at each part`
    : "nothing to do";
}
