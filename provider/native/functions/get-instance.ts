import { connect } from "../../lifecycle/connections";
import { toPlain } from "../../lifecycle/plain";
import { type NativeFunction, nameOfInstance, textChecks } from "./function";

/** `getInstance`: what the sign-in tells of an instance. One logon, in a preview too. */
export const getInstance: NativeFunction = {
  check: (args) => textChecks(args, "instance"),
  async invoke(args) {
    const instance = await connect(nameOfInstance(args));
    const { identity, release, build, minimumConsoleBuild, advisedConsoleBuild } = await instance.info();
    const { isAdministeredByAdobe } = await import("../../resources/guards.js");
    const administeredByAdobe = isAdministeredByAdobe(release, instance.url);
    const about = { ...identity, release, build, minimumConsoleBuild, advisedConsoleBuild };
    return toPlain({ url: instance.url, ...about, administeredByAdobe });
  },
};
