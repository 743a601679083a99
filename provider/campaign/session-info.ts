import type { InstanceIdentity } from "../errors/wrong-instance-error";
import type { Authorization } from "./soap/envelope";
import { child, childrenOf, descendants, type XmlElement } from "../xml/element";

/** What a sign-in tells: who we are, which instance this is, and what it had installed at that moment. */
export interface SessionInfo {
  readonly authorization: Authorization;
  readonly identity: InstanceIdentity;
  /** `releaseName`, such as `7.4.1`; the build says more when a release has none. */
  readonly release: string;
  readonly build: string;
  /** The build that a console must have at least, and the one it should have. `undefined` when the sign-in names none. */
  readonly minimumConsoleBuild: string | undefined;
  readonly advisedConsoleBuild: string | undefined;
  readonly operator: string;
  readonly rights: readonly string[];
  /**
   * `namespace:name` of each installed package, a snapshot: a package installed later shows after the next sign-in only.
   * `undefined` when the sign-in did not tell.
   */
  readonly packages: ReadonlySet<string> | undefined;
}

/** Longest session or security token, in characters. Each call repeats them in headers, for which servers accept 8 to 16 kB in all. */
export const LONGEST_TOKEN = 4096;

/** Reads the outputs of a logon: session token, session info, security token. `undefined` if one is missing, or longer than any token. */
export function readSessionInfo([session, info, security]: readonly XmlElement[]): SessionInfo | undefined {
  const sessionInfo = child(info, "sessionInfo");
  const server = child(sessionInfo, "serverInfo");
  const user = child(sessionInfo, "userInfo");
  if (!session?.text || !security?.text || server === undefined || user === undefined) return undefined;
  if (session.text.length > LONGEST_TOKEN || security.text.length > LONGEST_TOKEN) return undefined;
  return {
    authorization: { session: session.text, security: security.text },
    identity: {
      instanceName: server.attributes["instanceName"] ?? "",
      databaseId: server.attributes["databaseId"] ?? "",
    },
    release: server.attributes["releaseName"] ?? "",
    build: server.attributes["buildNumber"] ?? "",
    minimumConsoleBuild: consoleBuild(server.attributes["minClientBuildNumber"]),
    advisedConsoleBuild: consoleBuild(server.attributes["advisedClientBuildNumber"]),
    ...readUserInfo(user),
  };
}

/** 0 is none. */
function consoleBuild(text = "0"): string | undefined {
  return /^0*$/.test(text) ? undefined : text;
}

/** Reads a `userInfo`, as a logon and `GetUserInfo` return it. */
export function readUserInfo(user: XmlElement): Pick<SessionInfo, "operator" | "rights" | "packages"> {
  const packages = [...descendants(user, "installed-package")];
  return {
    operator: user.attributes["login"] ?? "",
    rights: childrenOf(user, "login-right").map((right) => right.attributes["right"] ?? ""),
    // Every instance has packages: an empty list means that they were not told.
    packages:
      packages.length === 0
        ? undefined
        : new Set(packages.map(({ attributes }) => `${attributes["namespace"]}:${attributes["name"]}`)),
  };
}
