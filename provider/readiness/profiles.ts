import { readFileSync } from "node:fs";

import type { ConfigSource } from "../config/source";
import { resolveFile } from "../config/project";
import { type UserManagementSettings, userManagementSettings } from "../config/user-management";
import { ImsTokenError } from "../errors/ims-token-error";
import { ProfilesFileError } from "../errors/profiles-file-error";
import { RedirectError } from "../errors/redirect-error";
import { TechnicalAccountToken } from "../experience-cloud/ims-token";
import { parseProfiles, type ProductProfile } from "../experience-cloud/product-profiles";
import { type Listing, listProductProfiles } from "../experience-cloud/user-management";
import { HttpClient } from "../network/http-client";
import { whyUnreadable } from "../errors/why-unreadable";

/** Where the product profiles come from: the first that is given. */
export interface ProfileSource {
  readonly names?: readonly string[] | undefined;
  /** A relative path begins at the project's folder. */
  readonly file?: string | undefined;
  /** Whose profiles are listed, if there is a credential for it. */
  readonly organization?: string | undefined;
  /** Named instance whose settings have the credential. */
  readonly instance?: string | undefined;
}

/** Milliseconds for the whole listing: an `up` waits no longer for what is only a check. */
const PATIENCE = 20_000;

/** One listing for each organization and process, also when it failed: the service allows few. */
const listings = new Map<string, Promise<Listing>>();

/** The product profiles, or why they are not known. */
export function productProfiles(source: ProfileSource, config: ConfigSource | undefined): Promise<Listing> {
  const { names, file, organization, instance } = source;
  return Promise.resolve(
    names !== undefined
      ? { profiles: names.map((name) => ({ name })) }
      : file !== undefined
        ? { profiles: profilesIn(resolveFile(config, file)) }
        : listed(organization, userManagementSettings(config, instance)),
  );
}

function profilesIn(file: string): ProductProfile[] {
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch (error) {
    throw new ProfilesFileError(file, `it cannot be read (${whyUnreadable(error)})`);
  }
  return parseProfiles(text, file);
}

function listed(organization: string | undefined, settings: UserManagementSettings | undefined): Promise<Listing> {
  if (settings === undefined || organization === undefined)
    return Promise.resolve({
      notVerified: "none were given, and there is no adobe-campaign:umapiClientId to list them",
    });
  const key = [settings.endpoint, settings.credentials.clientId, organization].join(" ");
  const known = listings.get(key);
  if (known !== undefined) return known;
  const listing = list(organization, settings);
  listings.set(key, listing);
  return listing;
}

async function list(organization: string, settings: UserManagementSettings): Promise<Listing> {
  const { credentials, endpoint, network } = settings;
  const http = new HttpClient(network);
  const timeout = Math.min(settings.timeout, PATIENCE);
  const account = new TechnicalAccountToken(credentials, http, timeout);
  const { clientId } = credentials;
  try {
    const token = () => account.token();
    const listing = await listProductProfiles({
      ...{ http, clientId, token, endpoint, organization, timeout },
      patience: PATIENCE,
    });
    return "profiles" in listing ? listing : { notVerified: `user management: ${listing.notVerified}` };
  } catch (error) {
    if (!(error instanceof ImsTokenError || error instanceof RedirectError)) throw error;
    return { notVerified: `IMS gave no token to the technical account "${clientId}" of adobe-campaign:umapiClientId` };
  } finally {
    http.close();
  }
}
