/** What keeps a person out, as each is documented or, where it is not, as it is guessed. */
export const symptoms = [
  "package-missing",
  "account-off",
  "ims-server",
  "scope",
  "unknown-person",
  "client",
  "callback",
  "no-profiles",
  "mask",
] as const;
export type Symptom = (typeof symptoms)[number];

export interface SignInStep {
  /** Where it happens, in the order of a sign-in. */
  at: "server" | "identity service" | "callback" | "profiles" | "mask" | "operator";
  passed: boolean;
  /** What happens there, in one or a few sentences. Texts of the instance are in it as they are: the code that shows them escapes them. */
  says: string;
}

/** A sign-in with an Adobe ID, step by step, up to where it ends. */
export interface SignIn {
  email: string;
  /** Whether the person is in. */
  admitted: boolean;
  steps: SignInStep[];
  /** What the person sees at the end, as the real product shows it. */
  sees: string;
  /** Only of somebody who is kept out. */
  symptom?: Symptom;
  /** Why, and what helps: the real product says neither. */
  reason?: string;
  /** Only of somebody who is in: internal names of the security groups, and of the named rights that come with them. */
  groups?: string[];
  rights?: string[];
  /** What is worth knowing although it keeps nobody out, such as a name that opens the Control Panel. */
  notes: string[];
  /** Attributes of the account that were changed since the server's last start, and have no effect before the next. */
  restartPending: string[];
}

/** Ends a sign-in: what the person sees, and the reason, which the real product does not give. */
export class Refused extends Error {
  override readonly name = "Refused";
  constructor(
    readonly symptom: Symptom,
    readonly at: SignInStep["at"],
    readonly sees: string,
    readonly reason: string,
  ) {
    super(reason);
  }
}
