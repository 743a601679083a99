import type { Row } from "../report/table.mts";
import { account, connection } from "../rig/account.mts";
import { createProject } from "../rig/project.mts";
import { RequestRows } from "../rig/request-rows.mts";
import { Stack } from "../rig/stack.mts";

/** Requests that each command sends to an instance which has the package, counted in front of it. The rival has an instance of its own. */
export async function requests(log: (line: string) => void): Promise<Row[]> {
  const rows = await RequestRows.start(log, { packageInstalled: true, groups: ["operators"] });
  const project = createProject();
  const newStack = () => new Stack(project, connection(rows.url));
  const program = { package: { packageName: rows.imsPackage }, account };
  const changed = { ...program, account: { ...account, tenant: "other" } };
  const rotated = { ...program, account: { ...changed.account, clientSecret: "another secret of the IMS client" } };
  const people = { expectedGroups: ["operators"], productProfiles: ["Campaign - acme - operators"] };
  const withPeople = { ...program, account: { ...account, ...people } };
  const withoutSecret = { ...account };
  delete withoutSecret["clientSecret"];
  const verify = { mode: "verify" };
  const verified = {
    package: { ...program.package, ...verify },
    account: { ...withoutSecret, ...people, ...verify },
  };
  try {
    const stack = newStack();
    return [
      await rows.row("first up, package there and named", stack.up(program), 5, "first up"),
      await rows.row("up without a change", stack.up(program), 0),
      await rows.row("refresh of package + account", stack.refresh(), 2, "refresh"),
      await rows.row("update of one field", stack.up(changed), 4, "update"),
      await rows.row("rotation of the secret", stack.up(rotated), undefined, "rotation"),
      await rows.row("destroy", stack.destroy(), undefined, "destroy"),
      await rows.row("first up that looks whether people are ready", newStack().up(withPeople), 5),
      await rows.row("verify that looks whether people are ready", newStack().up(verified), 5),
      await rows.row("first up, package there, name to be found", newStack().up({ package: {}, account }), 5),
    ];
  } finally {
    await rows.close();
  }
}
