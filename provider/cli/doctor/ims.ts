import type { ExternalAccount } from "../../campaign/external-accounts";
import type { ConnectionSettings } from "../../campaign/settings";
import { DEFAULT_TOKEN_ENDPOINT, tokenEndpoint } from "../../config/parse";
import { SettingReader } from "../../config/reader";
import type { ConfigSource } from "../../config/source";
import { ConfigurationError } from "../../errors/configuration-error";
import { examineLoginClient, type LoginClientVerdict } from "../../experience-cloud/login-client";
import { HttpClient } from "../../network/http-client";
import { addressCodec } from "../../resources/codecs";
import { attributeOf } from "../../resources/ims-external-account/mapping";
import type { AccountField } from "../../resources/ims-external-account/fields";
import type { ImsExternalAccountInputs } from "../../resources/ims-external-account/schema";
import { usableSecret, wantedSecret } from "../../resources/ims-external-account/secret";
import type { Secret } from "../../secret";
import { firstLine } from "../connection";
import type { DoctorFlags } from "../doctor";
import { failed, type Line, notChecked, ok, problem } from "./line";

const CHECK = "ims-client";

/** What there is to ask with. */
interface Question {
  readonly flags: DoctorFlags;
  readonly settings: ConnectionSettings;
  readonly config: ConfigSource | undefined;
  readonly account: ExternalAccount | undefined;
}

/** `--ims`: whether Adobe's identity service takes the client and the secret. The one line for which anything is asked of Adobe. */
export async function imsLine({ flags, settings, config, account }: Question): Promise<Line> {
  const of = (field: AccountField) => account?.attributes[attributeOf(field, undefined)] ?? "";
  const clientId = flags.clientId ?? of("clientId");
  if (clientId === "")
    return notChecked(CHECK, "there is no account with an IMS client", "--client-id names the client to check");
  try {
    const clientSecret = secretOf(flags, config);
    const endpoint = endpointFor(of("imsServer"), flags, config);
    if (endpoint === undefined)
      return notChecked(
        CHECK,
        `the account's IMS server ${JSON.stringify(of("imsServer"))} is not Adobe's, and no secret is sent there`,
        "if it is right, set adobe-campaign:imsTokenEndpoint (or ADOBE_CAMPAIGN_IMS_TOKEN_ENDPOINT)",
      );
    const scopes = of("scopes") === "" ? "openid" : of("scopes");
    const http = new HttpClient(settings.network);
    const client = { clientId, clientSecret, scopes };
    const verdict = await examineLoginClient(client, endpoint, http, settings.timeout).finally(() => http.close());
    return lineFor(verdict, clientId, new URL(endpoint).host);
  } catch (error) {
    return failed(CHECK, error);
  }
}

/** Never an argument. By name as `clientSecretFrom` takes it, or the first line of a file. */
function secretOf({ secretFrom, secretFile }: DoctorFlags, config: ConfigSource | undefined): Secret {
  if (secretFile !== undefined) return usableSecret(firstLine(secretFile), `the file ${secretFile}`);
  return wantedSecret({ clientSecretFrom: secretFrom } as ImsExternalAccountInputs, config);
}

/** The account may have been changed by hand: a secret goes only where the settings say, or to Adobe. */
function endpointFor(
  imsServer: string,
  { instance }: DoctorFlags,
  config: ConfigSource | undefined,
): string | undefined {
  const reader = new SettingReader(config, instance, process.env);
  const configured = reader.parse("imsTokenEndpoint", undefined, tokenEndpoint);
  if (reader.problems.length > 0) throw new ConfigurationError(instance, reader.problems);
  if (configured !== undefined) return configured;
  const host = addressCodec.normal(imsServer);
  if (/^[a-z0-9-]+\.adobelogin\.com$/.test(host)) return `https://${host}/ims/token/v3`;
  return host === "" || host === "adobeid-na1.services.adobe.com" ? DEFAULT_TOKEN_ENDPOINT : undefined;
}

function lineFor(verdict: LoginClientVerdict, clientId: string, host: string): Line {
  const client = `the IMS client "${clientId}"`;
  if ("accepted" in verdict)
    return verdict.accepted === "token"
      ? ok(CHECK, `${host} takes ${client} with this secret: ${verdict.said}`)
      : ok(
          CHECK,
          `${host} most likely takes ${client} with this secret: it says ${verdict.said}, and refuses a made-up secret as such`,
        );
  if ("unknown" in verdict)
    return notChecked(
      CHECK,
      `${host} does not let ${client} and its secret be judged: ${verdict.unknown}`,
      "only a sign-in shows whether the secret is right",
    );
  const wrong = {
    client: "it does not know the client",
    secret: "the secret is wrong",
    either: "one of both is wrong",
  };
  return problem(
    CHECK,
    `${host} refuses ${client} with this secret (invalid_client): ${wrong[verdict.refused]}`,
    "take both from what Adobe issued for this instance; if they are right, ask Adobe Customer Care",
  );
}
