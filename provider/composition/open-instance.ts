import { CampaignInstance } from "../campaign/instance";
import { Redaction } from "../campaign/redaction";
import { Session } from "../campaign/session";
import type { ConnectionSettings, SignInSettings } from "../campaign/settings";
import { EachCallSignIn } from "../campaign/sign-in/each-call";
import { ExchangeSignIn } from "../campaign/sign-in/exchange";
import { PasswordSignIn } from "../campaign/sign-in/password";
import type { SignIn, TokenSource } from "../campaign/sign-in/sign-in";
import { SoapClient } from "../campaign/soap/soap-client";
import { TechnicalAccountToken } from "../experience-cloud/ims-token";
import { HttpClient } from "../network/http-client";
import type { Secret } from "../secret";

/** Makes the client of an instance out of its settings. Nothing is sent yet. */
export function openInstance(settings: ConnectionSettings): CampaignInstance {
  return new CampaignInstance(openSession(settings));
}

export function openSession({ url, signIn, timeout, network, logCalls }: ConnectionSettings): Session {
  const http = new HttpClient(network);
  const redaction = new Redaction();
  for (const secret of secretsOf(signIn)) redaction.add(secret.reveal());
  const soap = new SoapClient(url, timeout, redaction, http, logCalls);
  return new Session(soap, wayToSignIn(signIn, http, timeout));
}

function wayToSignIn(settings: SignInSettings, http: HttpClient, timeout: number): SignIn {
  if (settings.kind === "password") return new PasswordSignIn(settings);
  const source =
    settings.kind === "token" ? givenToken(settings.token) : new TechnicalAccountToken(settings, http, timeout);
  return settings.use === "exchange" ? new ExchangeSignIn(source) : new EachCallSignIn(source);
}

/** A token that somebody else renews: there is no other when it is refused. */
function givenToken(token: Secret): TokenSource {
  return {
    name: "adobe-campaign:token",
    token: () => Promise.resolve(token),
    renew: () => Promise.resolve(undefined),
  };
}

function secretsOf(settings: SignInSettings): Secret[] {
  if (settings.kind === "password") return [settings.password];
  return [settings.kind === "token" ? settings.token : settings.clientSecret];
}
