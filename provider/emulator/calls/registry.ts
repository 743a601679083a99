import type { Profile } from "../profiles/profile";
import { SoapFault } from "../soap/faults";
import type { Method } from "../soap/method";
import { getDbParams, installVendorPackages } from "./builder";
import { getEntityIfMoreRecent } from "./entity";
import { getStatus, submitSoapCall } from "./jobs";
import { getModifiedEntities } from "./modified-entities";
import { getOption } from "./options";
import { encryptPassword } from "./password";
import { executeQueryMethod } from "./query";
import { selectAll } from "./select-all";
import { bearerTokenLogon, getServerTime, getUserInfo, logoff, logon, testCnx } from "./session";
import { writeCollection, writeMethod } from "./write";

/** The methods of a profile, by the service that a SOAPAction names. */
export class Registry {
  readonly #methods: readonly Method[];
  readonly #services = new Map<string, Map<string, Method>>();

  constructor(profile: Profile) {
    const all: Method[] = [
      logon,
      bearerTokenLogon,
      logoff,
      testCnx,
      getServerTime,
      getUserInfo,
      getOption,
      encryptPassword,
      writeMethod,
      writeCollection,
      getEntityIfMoreRecent(() => this.#methods),
      executeQueryMethod,
      selectAll,
      getModifiedEntities,
      getDbParams,
      installVendorPackages,
      submitSoapCall,
      getStatus,
    ];
    const lacks = (each: Method) => profile.lacks.has(`${each.schema}#${each.name}`);
    this.#methods = all.filter((each) => !lacks(each));
    for (const method of all) {
      for (const service of method.services) {
        // A service without its methods is still one: they are reported as not defined in it.
        const known = this.#services.get(service) ?? new Map<string, Method>();
        this.#services.set(service, lacks(method) ? known : known.set(method.name, method));
      }
    }
  }

  /** `service` is `schema`, or `interface|schema` for a method that the schema inherits. */
  find(service: string, name: string): Method {
    const [first = "", second] = service.split("|");
    const services = [first, ...(second === undefined ? [] : [second])].map((each) => this.#services.get(each));
    const method = services[0]?.get(name) ?? services[1]?.get(name);
    if (method) return method;
    // Reported from a real instance for this call under xtk:session, instead of the fault below.
    const wrongLibrary = name === "GetEntityIfMoreRecent" && first === "xtk:session";
    if (wrongLibrary || services.every((each) => each === undefined)) {
      throw new SoapFault("SOP-330024", `Unspecified function library '${service}'.`);
    }
    throw new SoapFault("SOP-330006", `The method '${name}' is not defined in SOAP service '${service}'.`);
  }
}
