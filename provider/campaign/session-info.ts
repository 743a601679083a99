import type { InstanceIdentity } from "../errors/wrong-instance-error";
import type { Tokens } from "./soap/envelope";
import { child, childrenOf, descendants, type XmlElement } from "./xml/element";

/** What a logon tells: who we are, which instance this is, and what it had installed at that moment. */
export interface SessionInfo {
  readonly tokens: Tokens;
  readonly identity: InstanceIdentity;
  /** `releaseName`, such as `7.4.1`; the build says more when a release has none. */
  readonly release: string;
  readonly build: string;
  readonly operator: string;
  readonly rights: readonly string[];
  /** `namespace:name` of each installed package. A snapshot: a package installed later shows after the next logon only. */
  readonly packages: ReadonlySet<string>;
}

/** Reads the outputs of `xtk:session#Logon`: session token, session info, security token. `undefined` if one is missing. */
export function readSessionInfo([session, info, security]: readonly XmlElement[]): SessionInfo | undefined {
  const sessionInfo = child(info, "sessionInfo");
  const server = child(sessionInfo, "serverInfo");
  const user = child(sessionInfo, "userInfo");
  if (!session?.text || !security?.text || server === undefined || user === undefined) return undefined;
  return {
    tokens: { session: session.text, security: security.text },
    identity: {
      instanceName: server.attributes["instanceName"] ?? "",
      databaseId: server.attributes["databaseId"] ?? "",
    },
    release: server.attributes["releaseName"] ?? "",
    build: server.attributes["buildNumber"] ?? "",
    operator: user.attributes["login"] ?? "",
    rights: childrenOf(user, "login-right").map((right) => right.attributes["right"] ?? ""),
    packages: new Set(
      [...descendants(user, "installed-package")].map(
        ({ attributes }) => `${attributes["namespace"]}:${attributes["name"]}`,
      ),
    ),
  };
}
