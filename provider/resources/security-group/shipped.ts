/** Internal names of the groups that Adobe ships, of v7 and v8. Source: screenshots of Operator groups in Adobe's documentation. */
const shipped = [
  ...["report", "admin", "operation", "central", "content", "delivery", "local", "offer", "workflow"],
  ...["workflowSupervisor", "aemApplication", "deliverability", "support"],
];

/** Whether a group is built in: such a one is never deleted. */
export function isShipped(name: string): boolean {
  return shipped.includes(name);
}

/** Those of them that are documented to hold named rights. Source: Adobe documentation, "Default operators and groups". */
export const shippedWithRights: readonly string[] = ["admin", "delivery", "operation", "offer", "workflow"];
