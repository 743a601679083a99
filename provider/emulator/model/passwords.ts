import { randomBytes, scryptSync, timingSafeEqual } from "node:crypto";

/** Cheap on purpose: a logon must not hold up the other calls of a test run. */
const cost = { N: 1024, r: 8, p: 1 };

const derive = (password: string, salt: Buffer) => scryptSync(password, salt, 32, cost);

export function hashPassword(password: string): string {
  const salt = randomBytes(16);
  return `scrypt:${salt.toString("base64")}:${derive(password, salt).toString("base64")}`;
}

export function passwordMatches(password: string, hash: string): boolean {
  const [kind, salt = "", expected = ""] = hash.split(":");
  if (kind !== "scrypt") return false;
  return timingSafeEqual(derive(password, Buffer.from(salt, "base64")), Buffer.from(expected, "base64"));
}
