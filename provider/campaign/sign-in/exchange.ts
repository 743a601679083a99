import { MalformedReplyError } from "../../errors/malformed-reply-error";
import { MethodMissingError } from "../../errors/method-missing-error";
import { TokenRefusedError } from "../../errors/token-refused-error";
import type { Secret } from "../../secret";
import { readSessionInfo, type SessionInfo } from "../session-info";
import { noTokens } from "../soap/envelope";
import { isMethodMissing } from "../soap/fault-codes";
import type { SoapClient } from "../soap/soap-client";
import { refusal } from "./password";
import type { SignIn, TokenSource } from "./sign-in";

/** Exchanges an IMS access token once for a session: `xtk:session#BearerTokenLogon`. */
export class ExchangeSignIn implements SignIn {
  constructor(private readonly source: TokenSource) {}

  async signIn(soap: SoapClient): Promise<SessionInfo> {
    const token = await this.source.token();
    const first = await this.#exchange(soap, token);
    if (typeof first !== "string") return first;
    const another = await this.source.renew(token);
    const second = another === undefined ? first : await this.#exchange(soap, another);
    if (typeof second !== "string") return second;
    throw new TokenRefusedError(soap.url, this.source.name, second);
  }

  /** The session, or what the instance said when it refused the token. */
  async #exchange(soap: SoapClient, token: Secret): Promise<SessionInfo | string> {
    try {
      const info = readSessionInfo(
        await soap.call(
          {
            service: "xtk:session",
            method: "BearerTokenLogon",
            parameters: [{ name: "bearerToken", type: "secret", value: token }],
          },
          noTokens,
        ),
      );
      if (info !== undefined) return info;
    } catch (error) {
      if (isMethodMissing(error)) throw new MethodMissingError(soap.url, "BearerTokenLogon");
      const said = refusal(error);
      if (said === undefined) throw error;
      return said;
    }
    throw new MalformedReplyError(
      "xtk:session#BearerTokenLogon",
      soap.url,
      "A token or the session's description is missing, or a token is longer than 4,096 characters",
    );
  }
}
