/** What Pulumi asks of a security group. Its name is that of a right too, so that nobody may be mistaken for the other. */
import type { Emulator } from "../../provider/emulator";
import { destroy, refresh, up } from "./faults-engine.ts";
import type { Operation } from "./faults-operations.ts";
import type { Properties } from "./faults-process.ts";

export const GROUP = "export";
export const groupArgs = {
  groupName: GROUP,
  label: "Exporters",
  description: "Export <all>",
  rights: ["EXPORT", "import", "WORKFLOW"],
};
const adopted = { groupName: "offer", label: "Offers", rights: ["INSERT FOLDERS"] };

interface Wanted {
  readonly label: string;
  readonly desc: string;
  readonly rights: readonly string[];
}

export const created: Wanted = { label: "Exporters", desc: "Export <all>", rights: ["export", "import", "workflow"] };

/** How the one group of that name differs from what is wanted, and whether anything else was touched. */
export function groupProblems(emulator: Emulator, name: string, wanted: Wanted | undefined): string[] {
  const [group, ...more] = emulator.groups().filter(({ attributes }) => attributes["name"] === name);
  const problems = bystanders(emulator);
  if (more.length > 0 || (group === undefined) !== (wanted === undefined))
    return [...problems, `${more.length + Number(group !== undefined)} groups`];
  if (group === undefined || wanted === undefined) return problems;
  const { label, desc = "" } = group.attributes;
  const rights = [...group.rights].sort().join();
  return [
    ...problems,
    ...(label === wanted.label ? [] : [`the label is "${label}"`]),
    ...(desc === wanted.desc ? [] : [`the description is "${desc}"`]),
    ...(rights === [...wanted.rights].sort().join() ? [] : [`the rights are ${rights}`]),
  ];
}

/** The right of that name, and a group that is none of ours. */
function bystanders(emulator: Emulator): string[] {
  const right = emulator.namedRights().filter(({ name }) => name === GROUP);
  const isRightKept = right.length === 1 && right[0]!["label"] === "EXPORT";
  const areOthersKept = emulator.group("delivery")!.rights.length === 2 && emulator.groups().length <= 11;
  return [...(isRightKept ? [] : ["the right was touched"]), ...(areOthersKept ? [] : ["another group was touched"])];
}

/** Between two writes: nothing that nobody asked for. */
const halfway =
  (name: string, ...rights: string[]): NonNullable<Operation["halfway"]> =>
  (emulator) => {
    const alien = (emulator.group(name)?.rights ?? []).filter((right) => !rights.includes(right));
    return [...bystanders(emulator), ...alien.map((right) => `the right ${right} was given`)];
  };

const isThere =
  (name: string, wanted: Wanted | undefined): Operation["problems"] =>
  (emulator) =>
    groupProblems(emulator, name, wanted);
const applied =
  (args: Properties): NonNullable<Operation["prepare"]> =>
  async (_emulator, process) =>
    (await up(process.group, args)).kept;
const remove: Operation["run"] = (process, kept) =>
  kept === undefined ? Promise.resolve({ kept }) : destroy(process.group, kept);
const seen: Operation["seen"] = (emulator) => emulator.groups();
const options = { packageInstalled: true };
const changed = { ...groupArgs, rights: ["WORKFLOW", "sql"] };

export const ofGroup: Omit<Operation, "handlers">[] = [
  {
    name: "create a group with rights",
    part: "group",
    options,
    run: (process, kept) => up(process.group, groupArgs, kept),
    problems: isThere(GROUP, created),
    halfway: halfway(GROUP, ...created.rights),
    seen,
  },
  {
    name: "change the rights of a group",
    part: "group",
    options,
    prepare: applied({ ...groupArgs, rights: ["WORKFLOW", "import"] }),
    run: (process, kept) => up(process.group, changed, kept),
    problems: isThere(GROUP, { ...created, rights: ["sql", "workflow"] }),
    halfway: halfway(GROUP, "workflow", "import", "sql"),
    seen,
  },
  {
    name: "read a group",
    part: "group",
    options,
    prepare: applied(groupArgs),
    run: (process, kept) => refresh(process.group, kept!),
    problems: (emulator, { kept }) => [
      ...groupProblems(emulator, GROUP, created),
      ...(JSON.stringify(kept?.outputs["rights"]) === JSON.stringify(groupArgs.rights) ? [] : ["others were read"]),
    ],
    seen,
  },
  {
    name: "delete a group that was created",
    part: "group-end",
    options,
    prepare: applied(groupArgs),
    run: remove,
    problems: isThere(GROUP, undefined),
    halfway: halfway(GROUP, ...created.rights),
    seen,
  },
  {
    name: "delete, giving a group back",
    part: "group-end",
    options,
    prepare: applied(adopted),
    run: remove,
    problems: isThere("offer", { label: "Offer managers", desc: "", rights: ["folderInsert", "folderEdit"] }),
    halfway: halfway("offer", "folderInsert", "folderEdit"),
    seen,
  },
];
