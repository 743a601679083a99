import { adobeIdSignIn, RELEASES_WITH_ADOBE_ID } from "../../campaign/releases";
import { Redaction } from "../../campaign/redaction";
import type { SessionInfo } from "../../campaign/session-info";
import type { ConnectionSettings } from "../../campaign/settings";
import { SoapClient } from "../../campaign/soap/soap-client";
import { NetworkError } from "../../errors/network-error";
import { HttpClient } from "../../network/http-client";
import { isAdministeredByAdobe } from "../../resources/guards";
import { failed, type Line, messageOf, ok, problem, warning } from "./line";

/** Whether the address answers at all. `/r/test` needs no sign-in, and not every server has it. */
export async function addressLine({ url, timeout, network }: ConnectionSettings): Promise<Line> {
  const server = new SoapClient(url, timeout, new Redaction(), new HttpClient(network));
  try {
    const status = await server.status();
    if (status === undefined)
      return ok("address", `${url} answers, without /r/test (so do servers behind Tomcat's own port)`);
    const { instance = "an unnamed instance", build = "unknown" } = status;
    return ok("address", `${url} answers as ${instance}, build ${build}`);
  } catch (error) {
    if (error instanceof NetworkError) return failed("address", error);
    return warning("address", `/r/test: ${messageOf(error)}`, "the sign-in below shows whether it matters");
  } finally {
    server.close();
  }
}

const ways = { password: "with a password", token: "with an IMS token", "technical-account": "as a technical account" };

export function signInLine({ signIn }: ConnectionSettings, { operator, identity }: SessionInfo): Line {
  const name = identity.instanceName === "" ? "" : `, on the instance "${identity.instanceName}"`;
  return ok("sign-in", `signed in ${ways[signIn.kind]} as "${operator}"${name} (database ${identity.databaseId})`);
}

export function rightLine({ rights, operator, release }: SessionInfo, url: string): Line {
  if (rights.includes("admin")) return ok("right", 'the operator has the right "admin" (ADMINISTRATION)');
  const lacks = `the operator "${operator}" lacks the right "admin" (ADMINISTRATION), without which nothing can be written`;
  // Nothing is to be written there.
  return isAdministeredByAdobe(release, url)
    ? warning("right", lacks, 'mode: "verify" does without, if the operator may read external accounts')
    : problem("right", lacks, "have an administrator of the instance give it the right");
}

export function releaseLine({ release, build }: SessionInfo, url: string): Line {
  const name = `release ${release === "" ? "without a name" : release}, build ${build}`;
  const signIn = adobeIdSignIn(release);
  if (signIn === "impossible")
    return problem("release", `${name}: nobody can sign in with an Adobe ID`, `upgrade to ${RELEASES_WITH_ADOBE_ID}`);
  if (isAdministeredByAdobe(release, url))
    return warning(
      "release",
      `${name} is administered by Adobe`,
      'use mode: "verify", which compares and never writes',
    );
  if (signIn === "unknown")
    return warning(
      "release",
      `${name}: Adobe's list does not say whether people can sign in with an Adobe ID`,
      `it must be ${RELEASES_WITH_ADOBE_ID}`,
    );
  return ok("release", `${name}: people can sign in with an Adobe ID`);
}

/** Consoles are updated by hand, on each user's computer. */
export function consoleLine({ build, minimumConsoleBuild, advisedConsoleBuild }: SessionInfo): Line {
  if (minimumConsoleBuild === undefined && advisedConsoleBuild === undefined)
    return ok("console", `the sign-in names no build for client consoles: they should have the server's, ${build}`);
  const advised = advisedConsoleBuild === undefined ? "" : `, and should have ${advisedConsoleBuild}`;
  return minimumConsoleBuild === undefined
    ? ok("console", `client consoles should have build ${advisedConsoleBuild}`)
    : ok("console", `client consoles need build ${minimumConsoleBuild} or later${advised}`);
}
