const loopback = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/;

export class TargetError extends Error {
  override readonly name = "TargetError";
}

/** The instance's address. Passwords go there: in clear only within this machine. */
export function parseTarget(text: string): URL {
  if (!URL.canParse(text)) throw new TargetError("It must be an address such as https://campaign.example.com.");
  const url = new URL(text);
  if (url.protocol !== "https:" && !(url.protocol === "http:" && loopback.test(url.hostname)))
    throw new TargetError("It must start with https:// (http:// is for this machine only).");
  if (url.username !== "" || url.password !== "") throw new TargetError("It must not contain a user or a password.");
  if (url.pathname !== "/" || url.search !== "" || url.hash !== "")
    throw new TargetError(`It must be the bare address, without a path: ${url.origin}`);
  return url;
}
