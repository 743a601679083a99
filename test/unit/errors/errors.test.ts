import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

import { describe, expect, it } from "vitest";

import * as errors from "../../../provider/errors/index";
import { AdobeCampaignError } from "../../../provider/errors/index";

const folder = join(__dirname, "../../../provider/errors");
const files = readdirSync(folder).filter((file) => file.endsWith("-error.ts") && file !== "adobe-campaign-error.ts");
const where = "https://campaign.example.com";
const fault = { code: "SOP-330011", text: "Error.", detail: "XTK-170036 x", detailCode: "XTK-170036" };
const identity = { instanceName: "a", databaseId: "1" };

/** One of each, as it is thrown. */
const thrown: Record<string, AdobeCampaignError> = {
  AccountTypeUnresolvedError: new errors.AccountTypeUnresolvedError(where, "no type is called so", []),
  AddressRefusedError: new errors.AddressRefusedError(where, "XSV-350013 no"),
  AmbiguousAccountError: new errors.AmbiguousAccountError(where, ["a", "b"]),
  AmbiguousPackageError: new errors.AmbiguousPackageError(where, "x", ["a", "b"]),
  AssociationMaskError: new errors.AssociationMaskError("x", ["it must have exactly one capture group"]),
  ConfigurationError: new errors.ConfigurationError(undefined, ["url is missing"]),
  EncryptionUnavailableError: new errors.EncryptionUnavailableError(where, "20.3"),
  ForbiddenCharacterError: new errors.ForbiddenCharacterError("tenant", 0, 1),
  HttpStatusError: new errors.HttpStatusError("a#b", where, 502, ""),
  LogonRefusedError: new errors.LogonRefusedError(where, "admin", "no"),
  MalformedReplyError: new errors.MalformedReplyError("a#b", where, "It is empty"),
  ManagedInstanceError: new errors.ManagedInstanceError(where, "8.6"),
  MissingRightError: new errors.MissingRightError(where, "o", []),
  MissingSecretError: new errors.MissingSecretError("X"),
  ImsTokenError: new errors.ImsTokenError(where, "c", 400, "invalid_client"),
  MethodMissingError: new errors.MethodMissingError(where, "BearerTokenLogon"),
  NativeLogonEndedError: new errors.NativeLogonEndedError(where, "admin", "8.6.1"),
  NetworkError: new errors.NetworkError("refused", "a#b", where, "ECONNREFUSED"),
  NewerStateError: new errors.NewerStateError("ImsExternalAccount", 2, 1),
  NotFoundError: new errors.NotFoundError(where, "account", []),
  PackageInstallError: new errors.PackageInstallError(where, "a:b", "no"),
  PackageNotFoundError: new errors.PackageNotFoundError(where, "a:b", []),
  PeopleNotReadyError: new errors.PeopleNotReadyError(where, ['the group "x" does not exist']),
  ProfilesFileError: new errors.ProfilesFileError("profiles.txt", "it names no product profile"),
  PromotionRefusedError: new errors.PromotionRefusedError(where, "dev", "stage", "It is older", "Upgrade it"),
  ReadBackError: new errors.ReadBackError(where, "a", ["b"], undefined),
  RedirectError: new errors.RedirectError("a#b", where, 302, "https://other.example.com"),
  RestoreRefusedError: new errors.RestoreRefusedError(
    where,
    { name: "a", modifiedBy: "c", lastModified: "d" },
    "deleted",
    ["b"],
  ),
  SecondHolderError: new errors.SecondHolderError("ImsExternalAccount", "exec1", ["a", "b"]),
  SessionExpiredError: new errors.SessionExpiredError("a#b", where),
  ComponentArgumentsError: new errors.ComponentArgumentsError("ImsIntegration", "ims", "both are set"),
  SoapFaultError: new errors.SoapFaultError("a#b", where, fault),
  StackConfigurationError: new errors.StackConfigurationError("dev", ".", "no stack named dev"),
  TokenRefusedError: new errors.TokenRefusedError(where, "the technical account", "no"),
  RightsUnreadableError: new errors.RightsUnreadableError(where, "a", { operator: 0, group: 0 }),
  UnexpectedError: new errors.UnexpectedError("create", "TypeError", "x.ts:1"),
  UnknownAttributeError: new errors.UnknownAttributeError(where, [{ field: "a", attribute: "b" }], "7.4.1"),
  UnknownRightError: new errors.UnknownRightError(where, "a", ["there is no right b"]),
  UnknownResourceTypeError: new errors.UnknownResourceTypeError("adobe-campaign:index:X", "0.1.0"),
  UnsupportedReleaseError: new errors.UnsupportedReleaseError(where, "19.2.3", "9000", "19.2.4"),
  UnsuitableAccountError: new errors.UnsuitableAccountError(where, "a", 3, "routing"),
  UnusableSecretError: new errors.UnusableSecretError("IMS_SECRET", ["ends with a line break; remove it"]),
  VerificationError: new errors.VerificationError(where, "a", ["b"]),
  WebPageError: new errors.WebPageError("a#b", where, 200, undefined),
  WriteUncertainError: new errors.WriteUncertainError(where, "a", "b"),
  WrongInstanceError: new errors.WrongInstanceError(where, identity, identity),
};

describe("the errors of this package", () => {
  it("are one class a file, and all can be imported", () => {
    const classes = files.map(
      (file) => /export class (\w+) extends/.exec(readFileSync(join(folder, file), "utf8"))?.[1],
    );
    expect(Object.keys(thrown)).toEqual(expect.arrayContaining(classes));
    expect(Object.keys(errors).sort()).toEqual([...classes, "AdobeCampaignError"].sort());
  });

  it("have a code of their own, the one that their comment names", () => {
    const codes = Object.values(thrown).map(({ code }) => code);
    expect(new Set(codes).size).toBe(codes.length);
    for (const file of files) {
      const source = readFileSync(join(folder, file), "utf8");
      const named = /^\s*(?:\/\*)?\*+ (ACC\d{4}): /m.exec(source)?.[1];
      expect([file, named]).toEqual([file, /super\("(ACC\d{4})"/.exec(source)?.[1]]);
    }
  });

  it.each(Object.entries(thrown))("%s is readable: one paragraph, or a line for each part", (name, error) => {
    expect(error).toBeInstanceOf(AdobeCampaignError);
    expect(error.name).toBe(name);
    expect(error.message).toMatch(/^ACC\d{4}: [A-Za-z].*\.$/s);
    expect(error.message.startsWith(`${error.code}: `)).toBe(true);
    const [first, ...others] = error.message.split("\n");
    for (const line of [first!, ...others.map((other) => other.replace(/^ {2}(?=\S)/, ""))]) {
      expect(line).not.toMatch(/undefined|\[object|\.\.(?!\.)|\s{2}|^\s|: \.$/);
      expect(line.length).toBeLessThan(480);
    }
  });

  it("have a line for each detail where there are several", () => {
    const { message } = new errors.VerificationError(where, 'The account "a"', ['tenant is "x"', 'label is "y"']);
    expect(message.split("\n").slice(0, 3)).toEqual([
      `ACC4009: The account "a" differs from the program (${where}):`,
      '  - tenant is "x"',
      '  - label is "y"',
    ]);
  });

  it.each(Object.entries(thrown))("%s has nothing that Pulumi would misread", (_name, error) => {
    for (const property of ["id", "reasons", "cause"]) expect(error).not.toHaveProperty(property);
  });
});
