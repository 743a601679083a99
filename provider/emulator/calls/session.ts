import { stamp } from "../model/clock";
import { passwordMatches } from "../model/passwords";
import type { Method } from "../soap/method";
import { wrongCredentials } from "../soap/faults";
import { sessionInfo, userInfo } from "./session-info";

const schema = "xtk:session";
const services = [schema];

const logonOutputs = [
  { name: "sessionToken", type: "string", wire: "pstrSessionToken" },
  { name: "sessionInfo", type: "DOMDocument", wire: "pSessionInfo" },
  { name: "securityToken", type: "string", wire: "pstrSecurityToken" },
] as const;

export const logon: Method = {
  schema,
  services,
  name: "Logon",
  anonymous: true,
  in: [
    { name: "login", type: "string" },
    { name: "password", type: "string", secret: true },
    { name: "parameters", type: "DOMElement" },
  ],
  out: logonOutputs,
  describe: (call) => call.text(0),
  run: ({ instance, text }) => {
    const operator = instance.operator(text(0));
    if (!operator?.passwordHash || !passwordMatches(text(1), operator.passwordHash)) throw wrongCredentials();
    const expires = instance.clock.now() + instance.profile.sessionTimeout * 1000;
    const session = instance.sessions.open(operator, instance.packages(), expires);
    return [session.token, sessionInfo(instance, session), session.securityToken];
  },
};

/** Known, but no IMS token is: every one is refused, as a wrong password would be. */
export const bearerTokenLogon: Method = {
  schema,
  services,
  name: "BearerTokenLogon",
  anonymous: true,
  in: [{ name: "bearerToken", type: "string", secret: true }],
  out: logonOutputs,
  run: () => {
    throw wrongCredentials();
  },
};

export const logoff: Method = {
  schema,
  services,
  name: "Logoff",
  in: [],
  out: [],
  run: ({ instance, session }) => {
    instance.sessions.close(session);
    return [];
  },
};

export const testCnx: Method = { schema, services, name: "TestCnx", in: [], out: [], run: () => [] };

export const getServerTime: Method = {
  schema,
  services,
  name: "GetServerTime",
  anonymous: true,
  in: [],
  out: [{ name: "serverTime", type: "datetime", wire: "ptmServerTime" }],
  run: ({ instance }) => [stamp(instance.clock.now()).replace(" ", "T")],
};

export const getUserInfo: Method = {
  schema,
  services,
  name: "GetUserInfo",
  in: [],
  out: [{ name: "userInfo", type: "sessionUserInfo", wire: "pUserInfo" }],
  run: ({ instance, session }) => [userInfo(instance, session, instance.profile.userInfoListsPackages)],
};
