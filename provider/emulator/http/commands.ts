import type { Emulator } from "../api";
import type { Fault } from "../faults/fault";
import type { Snapshot } from "../state/state";
import { flag, required, some, text, texts, values, whole, type Body } from "./control-body";

export type Command = (emulator: Emulator, body: Body) => unknown;

const operator = { password: text, rights: texts };
const token = { rights: texts, expiresIn: whole };
const technicalAccount = { ...token, scopes: texts };
const profile = { memberCount: whole, productName: text, type: text, productContext: text };
const loginClient = { callbacks: texts, scopes: texts, grantFirst: flag };
const userManagement = { pageSize: whole, callsPerMinute: whole, retryAfter: whole, organization: text };
const security = {
  refuseAddress: flag,
  disableAPI: flag,
  allowOperators: texts,
  sessionTokenOnly: flag,
  sessionTimeout: whole,
  endedTokenAsSession: flag,
};

const group = { label: text, description: text, rights: texts, operator: text };

/** A group, and what is put into it or taken out of it. */
function pair<Other extends string>(body: Body, other: Other): { group: string } & Record<Other, string> {
  some(body, {}, ["group", other]);
  const named = { [other]: required(body, other, text) } as Record<Other, string>;
  return { group: required(body, "group", text), ...named };
}

/** Everything that code can do with an emulator, for callers in another process. */
export const commands: Readonly<Record<string, Command>> = {
  "GET /journal": (emulator) => emulator.journal(),
  "POST /clear-journal": (emulator) => emulator.clearJournal(),
  "GET /accounts": (emulator) => emulator.accounts(),
  "GET /packages": (emulator) => emulator.packages(),
  "GET /sessions": (emulator) => ({ open: emulator.sessions() }),

  "POST /edit": (emulator, body) =>
    emulator.edit({ ...some(body, { account: text, operator: text }, ["set"]), set: values(body, "set") }),
  "POST /add-account": (emulator, body) => emulator.addAccount(values(body, "attributes")),
  "POST /remove-account": (emulator, body) => emulator.removeAccount(required(body, "name", text)),
  "POST /remove-package": (emulator, body) => emulator.removePackage(required(body, "name", text)),
  "POST /install-package": (emulator, body) => emulator.installPackage(required(body, "name", text)),

  "GET /groups": (emulator) => emulator.groups(),
  "GET /named-rights": (emulator) => emulator.namedRights(),
  "GET /operators": (emulator) => emulator.operators(),
  "POST /edit-group": (emulator, body) =>
    emulator.editGroup({
      group: required(body, "group", text),
      set: values(body, "set"),
      ...some(body, { operator: text }, ["group", "set"]),
    }),
  "POST /add-group": (emulator, body) =>
    emulator.addGroup({ name: required(body, "name", text), ...some(body, group, ["name"]) }),
  "POST /remove-group": (emulator, body) => emulator.removeGroup(required(body, "name", text)),
  "POST /give-right": (emulator, body) => emulator.giveRight(pair(body, "right")),
  "POST /take-right": (emulator, body) => emulator.takeRight(pair(body, "right")),
  "POST /add-right": (emulator, body) =>
    emulator.addRight({ name: required(body, "name", text), ...some(body, { label: text }, ["name"]) }),
  "POST /remove-right": (emulator, body) => emulator.removeRight(required(body, "name", text)),
  "POST /add-member": (emulator, body) => emulator.addMember(pair(body, "operator")),
  "POST /remove-member": (emulator, body) => emulator.removeMember(pair(body, "operator")),

  "GET /people": (emulator) => emulator.people(),
  "POST /people": (emulator, body) =>
    emulator.addPerson({
      profiles: [],
      email: required(body, "email", text),
      ...some(body, { profiles: texts }, ["email"]),
    }),
  "POST /remove-person": (emulator, body) => emulator.removePerson(required(body, "email", text)),
  "POST /login-clients": (emulator, body) =>
    emulator.addLoginClient({
      clientId: required(body, "clientId", text),
      clientSecret: required(body, "clientSecret", text),
      ...some(body, loginClient, ["clientId", "clientSecret"]),
    }),
  "POST /sign-in": (emulator, body) => emulator.signIn(required(body, "email", text)),
  "POST /restart": (emulator) => emulator.restart(),

  // The fault itself is checked where it is injected.
  "POST /inject": (emulator, body) => void emulator.inject(body as unknown as Fault),
  "GET /faults": (emulator) => emulator.faults(),
  "POST /clear-faults": (emulator) => emulator.clearFaults(),
  "POST /stop-listening": (emulator) => emulator.stopListening(),
  "POST /listen-again": (emulator) => emulator.listenAgain(),

  "POST /advance": (emulator, body) => emulator.advance(required(body, "milliseconds", whole)),
  "POST /expire-sessions": (emulator) => emulator.expireSessions(),
  "POST /operators": (emulator, body) => {
    const { rights = [], ...more } = some(body, operator, ["name"]);
    emulator.addOperator({ name: required(body, "name", text), rights, ...more });
  },
  "POST /tokens": (emulator, body) =>
    emulator.addToken({
      token: required(body, "token", text),
      operator: required(body, "operator", text),
      ...some(body, token, ["token", "operator"]),
    }),
  "POST /technical-accounts": (emulator, body) =>
    emulator.addTechnicalAccount({
      clientId: required(body, "clientId", text),
      clientSecret: required(body, "clientSecret", text),
      operator: required(body, "operator", text),
      ...some(body, technicalAccount, ["clientId", "clientSecret", "operator"]),
    }),
  "POST /security": (emulator, body) => emulator.secure(some(body, security)),
  "POST /profiles": (emulator, body) =>
    emulator.addProfile({ groupName: required(body, "groupName", text), ...some(body, profile, ["groupName"]) }),
  "POST /remove-profile": (emulator, body) => emulator.removeProfile(required(body, "groupName", text)),
  "POST /user-management": (emulator, body) => emulator.configureUserManagement(some(body, userManagement)),

  "GET /snapshot": (emulator) => emulator.snapshot(),
  "POST /restore": (emulator, body) => emulator.restore(body as unknown as Snapshot),
};
