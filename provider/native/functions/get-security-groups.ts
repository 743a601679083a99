import { connect } from "../../lifecycle/connections";
import { type NativeFunction, nameOfInstance, textChecks } from "./function";

/** `getSecurityGroups`: the groups of an instance that an association mask can lead to. One logon and one query, in a preview too. */
export const getSecurityGroups: NativeFunction = {
  check: (args) => textChecks(args, "instance"),
  async invoke(args) {
    const instance = await connect(nameOfInstance(args));
    const names = await instance.groups.names();
    return { groups: names.map((name) => ({ name })) };
  },
};
