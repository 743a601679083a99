import type { Row } from "../report/table.mts";
import { account, connection } from "../rig/account.mts";
import { createProject } from "../rig/project.mts";
import { RequestRows } from "../rig/request-rows.mts";
import { Stack } from "../rig/stack.mts";

const GROUPS = 50;
const rights = ["export", "import", "workflow"];

/** Requests for security groups with named rights. */
export async function groupRequests(log: (line: string) => void): Promise<Row[]> {
  const names = Array.from({ length: GROUPS }, (_, index) => `group${index}`);
  const there = names.map((name) => ({ name, rights }));
  const rows = await RequestRows.start(log, { packageInstalled: true, groups: there });
  const stack = new Stack(createProject(), connection(rows.url));
  const groups = names.map((groupName) => ({ groupName, rights }));
  const program = { package: { packageName: rows.imsPackage }, account, groups };
  const more = (...added: string[]) => ({
    ...program,
    groups: [...groups, ...added.map((groupName) => ({ groupName, rights }))],
  });
  try {
    await rows.aside(stack.up(program));
    return [
      await rows.row(`refresh of package, account, ${GROUPS} groups`, stack.refresh(), 5, "refresh of groups"),
      // The logon, the direction and the list of rights come once.
      await rows.row("first up of a group with 3 rights", stack.up(more("new1")), 3 + 6, "first up of a group"),
      await rows.row("the same of two groups", stack.up(more("new1", "new2", "new3")), 3 + 2 * 6),
    ];
  } finally {
    await rows.close();
  }
}
