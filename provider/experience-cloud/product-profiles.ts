import { ProfilesFileError } from "../errors/profiles-file-error";

/** A product profile of the organization, as the Admin Console lists it. */
export interface ProductProfile {
  readonly name: string;
  /** How many people are in it, where that is known. */
  readonly memberCount?: number | undefined;
}

/** Groups of a profile's administrators repeat its name behind one of these. Source: User Management API documentation. */
const administrators = /^_(?:admin|product_admin|developer)_/;

export function isAdministratorsGroup(name: string): boolean {
  return administrators.test(name);
}

/**
 * Reads a list of profiles: a name a line (`#` starts a comment), a JSON list of names or of `{ name, memberCount }`, or a saved
 * answer of the User Management API. Blanks around a name are kept, since they are a mistake to be shown.
 */
export function parseProfiles(text: string, file: string): ProductProfile[] {
  const content = text.replace(/^\ufeff/, "");
  const found = /^\s*[[{]/.test(content) ? fromJson(content, file) : fromLines(content);
  const profiles = found.filter(({ name }) => !isAdministratorsGroup(name));
  if (profiles.length === 0) throw new ProfilesFileError(file, "it names no product profile");
  return profiles;
}

function fromLines(text: string): ProductProfile[] {
  return text
    .split(/\r?\n/)
    .filter((line) => line.trim() !== "" && !line.startsWith("#"))
    .map((name) => ({ name }));
}

function fromJson(text: string, file: string): ProductProfile[] {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new ProfilesFileError(file, "it starts like JSON, and is none");
  }
  const list = isRecord(value) ? value["groups"] : value;
  if (!Array.isArray(list)) throw new ProfilesFileError(file, "it is not a list, and has none called groups");
  return (list as unknown[]).flatMap((item, index) => {
    if (typeof item === "string") return [{ name: item }];
    const profile = isRecord(item) ? toProfile(item) : undefined;
    if (profile === undefined) throw new ProfilesFileError(file, `entry ${index + 1} of its list has no name`);
    return profile;
  });
}

/** An entry of the User Management API, or one like it: empty for another kind of group, `undefined` without a name. */
export function toProfile({ type, groupName, name = groupName, memberCount }: Record<string, unknown>) {
  if (typeof name !== "string") return undefined;
  if (type !== undefined && type !== "PRODUCT_PROFILE") return [];
  return [{ name, memberCount: typeof memberCount === "number" ? memberCount : undefined }] as const;
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
