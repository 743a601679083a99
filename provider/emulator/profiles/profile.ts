import type { ShippedGroup, ShippedRight } from "./people";
import type { EnumerationValue, Row, Schema } from "../model/schema";

export interface CataloguePackage {
  namespace: string;
  name: string;
  label: string;
  /** Not in the console's list; comes along as a dependency. */
  hidden?: boolean;
  depends?: readonly string[];
  /** On the instance from the start. */
  installed?: boolean;
  /** What an installation brings: a value of `nms:extAccount`'s enumeration `type`, and a row. */
  brings?: { accountType: EnumerationValue; account: Row };
}

/** One kind of instance, as data: what it calls itself, what it knows, what it comes with. */
export interface Profile {
  name: string;
  server: {
    buildNumber: string;
    releaseName: string;
    commitId: string;
    majNumber: string;
    minNumber: string;
    servicePack: string;
    minNumberTechnical: string;
    advisedClientBuildNumber: string;
    minClientBuildNumber: string;
  };
  locale: string;
  timezone: string;
  /** Seconds. */
  sessionTimeout: number;
  /** Native logon over SOAP is for `nativeOperators` only, unless specified otherwise. */
  disableAPI: boolean;
  /** Operators whose native logon cannot be switched off. */
  nativeOperators: readonly string[];
  /** Takes an IMS token with each call. */
  bearerPerCall: boolean;
  /** What `/r/test` says as `version`; older builds say nothing. */
  version?: string | undefined;
  /** Texts in the instance's language, by those in English. */
  words?: Readonly<Record<string, string>>;
  /** `service#Method` that this kind of instance does not have. */
  lacks: ReadonlySet<string>;
  /** The installed packages in the reply of GetUserInfo. */
  userInfoListsPackages: boolean;
  schemas: readonly Schema[];
  packages: readonly CataloguePackage[];
  /** `namespace:name` of the package that brings the IMS account. */
  imsPackage: string;
  /** Security groups that ship, with the named rights that they hold. */
  groups: readonly ShippedGroup[];
  rights: readonly ShippedRight[];
  /** Other rows of a new instance, by schema. */
  rows: Readonly<Record<string, readonly Row[]>>;
}
