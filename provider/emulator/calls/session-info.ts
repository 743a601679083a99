import type { Instance } from "../model/instance";
import { stamp } from "../model/clock";
import { isNamedRight } from "../model/operators";
import { ensurePerson, related } from "../model/people";
import type { Session } from "../model/sessions";
import { element, type XmlElement } from "../xml/tree";

/** Attributes and their spelling as in captured logons. */
export function sessionInfo(instance: Instance, session: Session): XmlElement {
  const { server } = instance.profile;
  const { sessionTimeout } = instance.security;
  const serverInfo = element("serverInfo", {
    ...server,
    allowSQL: "false",
    databaseId: instance.databaseId,
    defaultNameSpace: "cus",
    fohVersion: "2",
    instanceName: instance.instanceName,
    securityTimeOut: String(sessionTimeout),
    serverDate: stamp(instance.clock.now()),
    sessionTimeOut: String(sessionTimeout),
    useVault: "false",
  });
  return element("sessionInfo", {}, [serverInfo, userInfo(instance, session, true)]);
}

export function userInfo(instance: Instance, session: Session, withPackages: boolean): XmlElement {
  const { locale, timezone } = instance.profile;
  const { name, rights } = session.operator;
  const row = ensurePerson(instance, "operator", name);
  const groups = related(instance, row, "operator-id", "group");
  return element(
    "userInfo",
    {
      datakitInDatabase: "true",
      homeDir: "",
      instanceLocale: locale,
      locale,
      login: name,
      loginCS: `${row.label} (${name})`,
      loginId: row.id ?? "0",
      noConsoleCnx: row.noConsoleCnx ?? "false",
      orgUnitId: "0",
      theme: "",
      timezone,
    },
    [
      ...groups.map(({ id = "0" }) => element("login-group", { id })),
      ...rights.filter(isNamedRight).map((right) => element("login-right", { right })),
      // Last and contiguous: Adobe's client takes every sibling after the first for a package.
      ...(withPackages ? session.packages.map(installedPackage) : []),
    ],
  );
}

function installedPackage(id: string): XmlElement {
  const [namespace = "", name = ""] = id.split(":");
  return element("installed-package", { name, namespace });
}
