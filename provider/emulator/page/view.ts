/** What the page shows, as it is sent to it. No secret, ciphertext, password or token has a place in it. */
export interface View {
  instance: {
    name: string;
    profile: string;
    release: string;
    build: string;
    /** When the server read the account, as the instance writes times. */
    startedAt: string;
    /** What was changed since, and has no effect on sign-ins before a restart. */
    restartPending: string[];
  };
  /** Milliseconds by which the instance's clock is ahead of the machine's. */
  clockAhead: number;
  packages: PackageView[];
  accounts: AccountView[];
  groups: GroupView[];
  namedRights: { name: string; label: string }[];
  operators: OperatorView[];
  profiles: { name: string; product: string; members: number }[];
  people: { email: string; profiles: string[] }[];
  sessions: { operator: string; expires: string }[];
  faults: FaultView[];
  /** What faults and calls may be about, for the form. */
  faultKinds: readonly string[];
  /** The latest, the newest first. */
  calls: CallView[];
  /** How many there are of what is listed only in part. */
  totals: { accounts: number; groups: number; operators: number; people: number };
}

export interface PackageView {
  /** `namespace:name` */
  id: string;
  label: string;
  installed: boolean;
}

export interface AccountView {
  name: string;
  label: string;
  /** Label of its type. */
  type: string;
  enabled: boolean;
  /** Whether it is of the type that the package brings. */
  ims: boolean;
  lastModified: string;
  modifiedBy: string;
  frames: { label: string; fields: FieldView[] }[];
}

export interface FieldView {
  label: string;
  attribute: string;
  kind: "text" | "lines" | "flag" | "secret";
  /** Of a secret: nothing. */
  value: string;
  /** Of a secret: whether there is one. */
  isSet: boolean;
}

export interface GroupView {
  name: string;
  label: string;
  description: string;
  rights: string[];
  members: string[];
  lastModified: string;
  modifiedBy: string;
}

export interface OperatorView {
  name: string;
  label: string;
  /** "IMS" or "Native", as the console labels them. */
  authentication: string;
  groups: string[];
  rights: string[];
}

export interface FaultView {
  kind: string;
  when: "before" | "after";
  service: string;
  method: string;
  nth: number;
  times: number;
  hits: number;
}

export interface CallView {
  number: number;
  at: string;
  operator: string;
  service: string;
  method: string;
  status: number;
  /** Codes of the fault that was answered, and a fault that was injected. */
  fault: string;
  injected: string;
  detail: string;
  write: boolean;
}

/** Answer to a question for the view, and to every action. */
export interface Seen {
  version: string;
  view: View;
}

/** Answer to an action. */
export interface Done extends Seen {
  result: unknown;
}
