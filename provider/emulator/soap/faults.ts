/**
 * A fault inside an envelope. Codes `XTK-…`, `SOP-…`, `XFR-…` were seen on real instances; codes `EMU-…` are this
 * emulator's own, for refusals whose real code Adobe does not publish: no client may depend on them.
 */
export class SoapFault extends Error {
  override readonly name = "SoapFault";
  constructor(
    readonly code: string,
    readonly reason: string,
    readonly detail?: string,
    /** HTTP status. */
    readonly status = 200,
  ) {
    super(`${code} ${reason}`);
  }
}

/** The caller's IMS token has ended. Which call that was, and so the text, is known to the router. */
export class EndedToken extends Error {
  override readonly name = "EndedToken";
}

/** From a public report on Adobe's client (issue 108), with its HTTP status: IMS is asked while the parameters are read. */
export const tokenEnded = (method: string, service: string) =>
  new SoapFault(
    "SOP-330007",
    `Error while reading parameters of method '${method}' of service '${service}'. XSV-350114 Unknown error during '/ims/profile/v1' IMS call, HTTP response code is 401`,
    undefined,
    500,
  );

/** An answer in plain text without an envelope, as the authentication layer gives it. */
export class PlainRefusal extends Error {
  override readonly name = "PlainRefusal";
  constructor(
    readonly code: string,
    readonly reason: string,
    readonly status: number,
  ) {
    super(`${code} ${reason}`);
  }
}

/** Plain text at 403. The text is known from captures; the status only by analogy with a wrong password. */
export const sessionExpired = () =>
  new PlainRefusal("XSV-350008", "Session has expired or is invalid. Please reconnect.", 403);

export const wrongCredentials = () =>
  new PlainRefusal("XSV-350012", "Invalid login or password. Connection denied.", 403);

/** How the text begins is known, from where it is refused as well; how it goes on is made up. */
export const addressRefused = (address: string) =>
  new PlainRefusal(
    "XSV-350013",
    `The '${address}' IP address via which you are trying to sign in belongs to no security zone of this operator.`,
    403,
  );

/** Reported from real instances for an unknown attribute or a malformed expression. */
export const unparsableExpression = (expression: string, why?: string) =>
  new SoapFault("XTK-170036", `Unable to parse expression '${expression}'.${why ? ` ${why}` : ""}`);

/** The code is known for missing schema files; the text is made up. */
export const unknownSchema = (id: string) => new SoapFault("XFR-180000", `Unable to find the schema '${id}'.`);

// Everything below is made up: the situations exist, their codes and texts are not published.
export const malformedRequest = (why: string) => new SoapFault("EMU-000001", `Malformed request: ${why}.`);
/** The text is known, its code is not. */
export const missingRight = (right: string) =>
  new SoapFault("EMU-000002", `Non authorized access to requested service (right '${right}' needed).`);
export const notWritable = (schema: string) =>
  new SoapFault("EMU-000002", `Nobody may write '${schema}': only an installation does.`);
export const unknownInWrite = (what: string, schema: string) =>
  new SoapFault("EMU-000003", `The schema '${schema}' has no ${what}.`);
export const invalidValue = (attribute: string, schema: string, why: string) =>
  new SoapFault("EMU-000004", `The value of '@${attribute}' of '${schema}' is not valid: ${why}.`);
export const keyProblem = (schema: string, why: string) => new SoapFault("EMU-000005", `'${schema}': ${why}.`);
export const noSuchRecord = (schema: string) =>
  new SoapFault("EMU-000006", `No record of '${schema}' fulfils the condition.`);
export const packageProblem = (why: string) => new SoapFault("EMU-000007", why);
export const installationRunning = () =>
  new SoapFault("EMU-000011", "Another installation of packages is running on this instance.");
export const unknownJob = (id: string) => new SoapFault("EMU-000008", `There is no job '${id}'.`);
export const internalError = () => new SoapFault("EMU-000009", "The emulator failed; this is a bug in it.");
