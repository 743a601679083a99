import { MalformedReplyError } from "../../errors/malformed-reply-error";
import { TokenRefusedError } from "../../errors/token-refused-error";
import type { Secret } from "../../secret";
import { readUserInfo, type SessionInfo } from "../session-info";
import type { Authorization } from "../soap/envelope";
import type { ServerStatus, SoapClient } from "../soap/soap-client";
import { child } from "../../xml/element";
import { refusal } from "./password";
import type { SignIn, TokenSource } from "./sign-in";

/**
 * Sends an IMS access token with each call. There is no logon, so who we are and which instance this is are asked for:
 * `GetUserInfo`, the option with the database's identifier, and `/r/test`.
 */
export class EachCallSignIn implements SignIn {
  constructor(private readonly source: TokenSource) {}

  async signIn(soap: SoapClient, expired: SessionInfo | undefined): Promise<SessionInfo> {
    const token = await this.#tokenAfter(soap, expired);
    try {
      return await this.#describe(soap, token);
    } catch (error) {
      const said = refusal(error);
      if (said === undefined) throw error;
      const another = await this.source.renew(token);
      if (another === undefined) throw new TokenRefusedError(soap.url, this.source.name, said);
      return this.#describe(soap, another).catch((second: unknown) => {
        const again = refusal(second);
        throw again === undefined ? second : new TokenRefusedError(soap.url, this.source.name, again);
      });
    }
  }

  async #tokenAfter(soap: SoapClient, expired: SessionInfo | undefined): Promise<Secret> {
    if (expired === undefined || !("bearer" in expired.authorization)) return this.source.token();
    const another = await this.source.renew(expired.authorization.bearer);
    if (another === undefined)
      throw new TokenRefusedError(soap.url, this.source.name, "it has ended: it was accepted before, and is no longer");
    return another;
  }

  async #describe(soap: SoapClient, bearer: Secret): Promise<SessionInfo> {
    const authorization = { bearer };
    const [user, databaseId, status] = await Promise.all([
      soap.call({ service: "xtk:session", method: "GetUserInfo", parameters: [] }, authorization),
      option(soap, authorization, "XtkDatabaseId"),
      soap.status().catch(() => undefined),
    ]);
    const userInfo = child(user[0], "userInfo");
    if (userInfo === undefined)
      throw new MalformedReplyError("xtk:session#GetUserInfo", soap.url, "The user's description is missing");
    const upgrade = status?.version ? "" : await option(soap, authorization, "NmsServer_LastPostUpgrade");
    return {
      authorization,
      identity: { instanceName: status?.instance ?? "", databaseId },
      ...releaseOf(status, upgrade),
      minimumConsoleBuild: undefined,
      advisedConsoleBuild: undefined,
      ...readUserInfo(userInfo),
    };
  }
}

/** Older builds do not tell their version in `/r/test`, which may be absent too. The last upgrade's option does, or names a build only. */
function releaseOf(status: ServerStatus | undefined, upgrade: string): Pick<SessionInfo, "release" | "build"> {
  const isBuild = /^\d+$/.test(upgrade);
  return {
    release: status?.version || (isBuild ? "" : upgrade),
    build: status?.build || (isBuild ? upgrade : ""),
  };
}

/** The value of an option; empty when the instance does not have it. */
async function option(soap: SoapClient, authorization: Authorization, name: string): Promise<string> {
  const call = {
    service: "xtk:session",
    method: "GetOption",
    parameters: [{ name: "name", type: "string" as const, value: name }],
  };
  const [value] = await soap.call(call, authorization);
  return value?.text ?? "";
}
