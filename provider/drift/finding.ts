import { SECOND_ACCOUNT } from "../resources/ims-external-account/drift";
import { instanceOf, type Observed } from "./observed";
import type { Finding } from "./report-schema";

/** Which resource a finding is about, and who changed it. */
export type About = Pick<Finding, "instance" | "resource" | "type" | "urn" | "by" | "at">;

export function aboutOf(seen: Observed): About {
  return { instance: instanceOf(seen), resource: seen.name, type: seen.entry.name, urn: seen.urn };
}

export function gone(seen: Observed): Finding {
  return { severity: "critical", kind: "gone", ...aboutOf(seen), meaning: seen.entry.drift.gone };
}

/** The program differs from the last `up`, and no field shows in what. */
export function notApplied(seen: Observed): Finding {
  const meaning =
    seen.refreshed === undefined
      ? "it is in the program, and was never applied"
      : seen.planned?.op === "delete"
        ? "it was taken out of the program, and is still on the instance"
        : "the program was changed, and has not been applied";
  return { severity: "info", kind: "notApplied", ...aboutOf(seen), meaning };
}

export function secondAccount(about: About, detail: string): Finding {
  return {
    severity: "critical",
    kind: "secondAccount",
    ...about,
    meaning: SECOND_ACCOUNT,
    detail,
  };
}

export function otherInstance(about: About, detail: string): Finding {
  const meaning =
    "the address leads to another environment, or its database was replaced by a copy: its callback and its secret are another's";
  return { severity: "critical", kind: "otherInstance", ...about, meaning, detail };
}
