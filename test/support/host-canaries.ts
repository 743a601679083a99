/** Secrets whose traces are looked for after each test file: each has a core that survives every way of escaping it. */
export const canaries = {
  /** The operator's password, with what XML has to escape. */
  password: `P4ss <&"'> kanarienvogelpass\\`,
  /** The IMS client's secret. */
  secret: `S3cret <&"'> kanarienvogelsecret ~`,
  /** The secret after a rotation. */
  rotated: "kanarienvogelrotated-%",
  /** The secret in write-only form, in the host's environment and configuration. */
  outside: "kanarienvogeloutside",
} as const;

const cores = Object.values(canaries).map((canary) => /kanarienvogel\w+/.exec(canary)![0]);

/** Where a canary, in clear or in base64, is found in a text: its core with what stands around it. */
export function findCanaries(text: string): string[] {
  return cores
    .flatMap((core) => [core, ...inBase64(core)])
    .flatMap((needle) => {
      const at = text.toLowerCase().indexOf(needle.toLowerCase());
      return at < 0 ? [] : [text.slice(Math.max(0, at - 60), at + needle.length + 20)];
    });
}

/** A text looks different at each of the three offsets in a base64 stream; its first and last letters depend on the neighbours. */
function inBase64(text: string): string[] {
  return [0, 1, 2].map((offset) => {
    const encoded = Buffer.from("x".repeat(offset) + text).toString("base64");
    return encoded.slice(offset === 0 ? 0 : offset + 1, -4);
  });
}
