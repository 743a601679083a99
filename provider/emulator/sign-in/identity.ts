import type { HeldProfile } from "../model/directory";
import type { Instance } from "../model/instance";
import type { Row } from "../model/schema";
import { Refused } from "./result";

/** Adobe accepts these two, with `https://` or without, also for stages of Campaign. */
const servers = ["ims-na1.adobelogin.com", "adobeid-na1.services.adobe.com"];

/** Seen after the password page where the callback is not allowed: the browser ends at Adobe's home page. */
const adobe = "The browser lands on adobe.com.";

/** Adobe's page, which asks for the e-mail. */
export function showSignInPage({ ims }: Instance, { imsServer = "", clientId = "", userScope = "" }: Row): string {
  if (!servers.includes(hostOf(imsServer)))
    throw new Refused(
      "ims-server",
      "identity service",
      "No Adobe ID sign-in page, or that of another server.",
      `The IMS server of the account is '${imsServer}'. It must be ${servers.join(" or ")}.`,
    );
  const scopes = ims.loginClient(clientId)?.scopes;
  const stray = scopes && listOf(userScope).filter((scope) => !scopes.includes(scope));
  if (stray?.length)
    throw new Refused(
      "scope",
      "identity service",
      "The Adobe ID sign-in page cannot be reached.",
      `The scope ${stray.map((scope) => `'${scope}'`).join(", ")} was not provisioned for the client ${clientId}, which has ${scopes?.join(",") || "none"}.`,
    );
  return `The sign-in page of ${imsServer} is shown.`;
}

export function askForPassword({ directory }: Instance, email: string): string {
  if (directory.person(email)) return `The password page takes the password of ${email}.`;
  throw new Refused(
    "unknown-person",
    "identity service",
    "The password page does not know the Adobe ID.",
    `Nobody is called ${email} in the organization: register the person first.`,
  );
}

/** The server shows its client's secret to the identity service only after that. */
export function checkClient({ ims }: Instance, { clientId = "", clientSecret = "" }: Row): string {
  const registered = ims.loginClient(clientId);
  const isOpen = ims.loginClients().length === 0 && clientId !== "";
  if (isOpen || (registered && registered.clientSecret === clientSecret))
    return `The client ${clientId} is known with this secret.`;
  const why = registered
    ? `the secret of the account is not that of the client ${clientId}`
    : `there is no client '${clientId}'`;
  throw new Refused(
    "client",
    "identity service",
    "The sign-in fails after the password page.",
    `The client is refused: ${why}.`,
  );
}

/** Back to the instance: the address has to be allowed on the client, and to be this instance's. */
export function comeBack(instance: Instance, { clientId = "", callbackServer = "" }: Row): string {
  const allowed = instance.ims.loginClient(clientId)?.callbacks;
  const origin = originOf(callbackServer);
  const refuse = (reason: string) => new Refused("callback", "callback", adobe, reason);
  if (origin === undefined)
    throw refuse(`The callback server '${callbackServer}' is not an address that begins with https://.`);
  if (allowed && !allowed.some((each) => originOf(each) === origin))
    throw refuse(
      `The callback server ${callbackServer} is not allowed on the client ${clientId}, which allows ${allowed.join(", ") || "none"}.`,
    );
  const own = instance.accessUrl;
  if (own !== undefined && originOf(own) !== origin)
    throw refuse(
      `The callback server ${callbackServer} is that of another environment: this instance is reached at ${own}.`,
    );
  return `The browser comes back to ${callbackServer}.`;
}

/** The names of the person's profiles that reach this instance. */
export function profilesOf(instance: Instance, account: Row, email: string): string[] {
  const { directory } = instance;
  const held = directory.profilesOf(email);
  const organization = directory.settings.organization;
  const context = contextOf(instance, account.productContext);
  const arriving = held.filter((each) => contextOf(instance, each.productContext) === context);
  const isOther = organization !== undefined && organization !== account.imsOrgId;
  if (!isOther && arriving.length > 0) return arriving.map(({ groupName }) => groupName);
  throw new Refused("no-profiles", "profiles", noRight, whyNone(account, email, held, isOther, organization, context));
}

function whyNone(
  { imsOrgId = "" }: Row,
  email: string,
  held: readonly HeldProfile[],
  isOther: boolean,
  organization = "",
  context: string,
): string {
  if (isOther)
    return `No profile arrives: the organization of the account is '${imsOrgId}', and ${email} is in ${organization}.`;
  if (held.length === 0)
    return `${email} is in no product profile: an administrator of the organization puts people there.`;
  return `No profile arrives: the product context of the account is '${context}', that of the profiles another one.`;
}

/** The message of the product, in this and in the case of the mask. */
export const noRight = "Login does not have any right matching the expression";

/** If the field is empty, the one that applies to this build: `dma_campaign` if the build does not have the field. */
function contextOf(instance: Instance, given: string | undefined): string {
  const isField = instance.table("nms:extAccount").schema.attributes.productContext !== undefined;
  return given || (isField ? "dma_campaign_classic" : "dma_campaign");
}

const listOf = (scopes: string): string[] => scopes.split(/[\s,]+/).filter(Boolean);

const hostOf = (server: string): string => server.replace(/^https:\/\//, "").replace(/\/$/, "");

/** Of an https address; what is typed after the host is not looked at. */
function originOf(address: string): string | undefined {
  if (!URL.canParse(address)) return undefined;
  const url = new URL(address);
  return url.protocol === "https:" ? url.origin : undefined;
}
