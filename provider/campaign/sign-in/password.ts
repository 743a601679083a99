import { LogonRefusedError } from "../../errors/logon-refused-error";
import { MalformedReplyError } from "../../errors/malformed-reply-error";
import { NativeLogonEndedError } from "../../errors/native-logon-ended-error";
import { SoapFaultError } from "../../errors/soap-fault-error";
import { readSessionInfo, type SessionInfo } from "../session-info";
import type { PasswordSettings } from "../settings";
import { noTokens, type SoapCall } from "../soap/envelope";
import { SessionOver, TokenEnded } from "../soap/reply";
import type { SoapClient } from "../soap/soap-client";
import type { SignIn } from "./sign-in";

/** Native logon: `xtk:session#Logon` with an operator's name and password. */
export class PasswordSignIn implements SignIn {
  constructor(private readonly settings: PasswordSettings) {}

  async signIn(soap: SoapClient): Promise<SessionInfo> {
    const { user, password } = this.settings;
    const call: SoapCall = {
      service: "xtk:session",
      method: "Logon",
      parameters: [
        { name: "login", type: "string", value: user },
        { name: "password", type: "secret", value: password },
        { name: "parameters", type: "element", value: undefined },
      ],
    };
    try {
      const info = readSessionInfo(await soap.call(call, noTokens));
      if (info !== undefined) return info;
    } catch (error) {
      const said = refusal(error);
      if (said === undefined) throw error;
      const version = await versionWithoutNativeLogon(soap);
      throw version === undefined
        ? new LogonRefusedError(soap.url, user, said)
        : new NativeLogonEndedError(soap.url, user, version);
    }
    throw new MalformedReplyError(
      "xtk:session#Logon",
      soap.url,
      "A token or the session's description is missing, or a token is longer than 4,096 characters",
    );
  }
}

/** What the instance said when it refused the credentials; `undefined` for every other failure. */
export function refusal(error: unknown): string | undefined {
  // Before there is a session, "expired" can only mean that the credentials are refused.
  if (error instanceof TokenEnded) return "the token has ended (XSV-350114: IMS no longer accepts it)";
  if (error instanceof SessionOver) return "the credentials are not accepted";
  if (!(error instanceof SoapFaultError)) return undefined;
  const { code, text, detail, detailCode } = error.fault;
  const isRefusal = code?.startsWith("XSV-") === true || detailCode?.startsWith("XSV-") === true;
  return isRefusal ? [code, text, detail].filter(Boolean).join(" ") : undefined;
}

/** The release, if it is 8.6 or later: there operators can no longer sign in natively (Adobe documentation, "IMS migration", v8). */
async function versionWithoutNativeLogon(soap: SoapClient): Promise<string | undefined> {
  const version = (await soap.status().catch(() => undefined))?.version;
  const [major = 0, minor = 0] = version?.split(".").map(Number) ?? [];
  return major > 8 || (major === 8 && minor >= 6) ? (major < 20 ? version : undefined) : undefined;
}
