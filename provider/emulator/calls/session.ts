import { stamp } from "../model/clock";
import type { Instance } from "../model/instance";
import type { Operator } from "../model/operators";
import type { Method } from "../soap/method";
import { checkAddress, operatorOfPassword, operatorOfToken } from "./authenticate";
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
  run: ({ instance, address, text }) => {
    checkAddress(instance, address);
    return opened(instance, operatorOfPassword(instance, text(0), text(1)));
  },
};

/** An IMS token, exchanged once for the same tokens that a native logon gives. */
export const bearerTokenLogon: Method = {
  schema,
  services,
  name: "BearerTokenLogon",
  anonymous: true,
  in: [{ name: "bearerToken", type: "string", secret: true }],
  out: logonOutputs,
  run: ({ instance, address, text }) => {
    checkAddress(instance, address);
    return opened(instance, operatorOfToken(instance, text(0)));
  },
};

function opened(instance: Instance, operator: Operator) {
  const session = instance.openSession(operator);
  return [session.token, sessionInfo(instance, session), session.securityToken];
}

/** Harmless for a caller that has no session but an IMS token: clients send it all the same. */
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
