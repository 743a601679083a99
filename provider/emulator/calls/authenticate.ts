import type { Instance } from "../model/instance";
import type { Operator } from "../model/operators";
import { mayLogOn } from "../model/security";
import { passwordMatches } from "../model/passwords";
import type { Session } from "../model/sessions";
import { addressRefused, EndedToken, sessionExpired, wrongCredentials } from "../soap/faults";
import type { SoapRequest } from "../soap/request";

/** Who calls: by the tokens of a session, or by an IMS token that comes with the call. */
export function authenticate(instance: Instance, request: SoapRequest, address: string): Session {
  checkAddress(instance, address);
  const { profile, security, sessions, clock } = instance;
  if (request.bearer !== undefined && profile.bearerPerCall) {
    const operator = instance.withRights(operatorOfToken(instance, request.bearer));
    return { token: "", securityToken: "", operator, packages: instance.packages(), expires: Infinity, perCall: true };
  }
  const session = sessions.find(request.token, request.securityToken, clock.now(), security.sessionTokenOnly);
  if (!session) throw sessionExpired();
  return session;
}

/** Which text a real instance has for an operator whose native logon is switched off is not published: the same here. */
export function operatorOfPassword(instance: Instance, name: string, password: string): Operator {
  const operator = instance.operator(name);
  if (!operator?.passwordHash || !passwordMatches(password, operator.passwordHash)) throw wrongCredentials();
  if (!mayLogOn(instance.profile, instance.security, operator)) throw wrongCredentials();
  return operator;
}

/** Made up: a token that nobody knows is answered like a wrong password; so is, on request, one that has ended like a session. */
export function operatorOfToken(instance: Instance, token: string): Operator {
  const known = instance.ims.find(token);
  if (!known) throw wrongCredentials();
  if (known.expires <= instance.clock.now())
    throw instance.security.endedTokenAsSession ? sessionExpired() : new EndedToken();
  return instance.imsOperator(known.operator, known.rights);
}

export function checkAddress(instance: Instance, address: string): void {
  if (instance.security.refuseAddress) throw addressRefused(address);
}
