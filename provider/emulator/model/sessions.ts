import { randomBytes, randomUUID } from "node:crypto";
import type { Operator } from "./operators";

export interface Session {
  readonly token: string;
  readonly securityToken: string;
  readonly operator: Operator;
  /** What was installed at the logon: packages that come later show only to later logons. */
  readonly packages: readonly string[];
  readonly expires: number;
  /** Signed in by an IMS token on this call alone: there are no Campaign tokens. */
  readonly perCall?: boolean;
}

/** Open sessions. Kept in memory: a restart of the emulator ends them all. */
export class Sessions {
  readonly #open = new Map<string, Session>();

  open(operator: Operator, packages: readonly string[], expires: number): Session {
    const session: Session = {
      token: `___${randomUUID()}`,
      securityToken: `@${randomBytes(48).toString("base64")}`,
      operator,
      packages: [...packages],
      expires,
    };
    this.#open.set(session.token, session);
    return session;
  }

  /** Both tokens have to fit, unless the zone is a relaxed one. */
  find(token: string, securityToken: string, now: number, sessionTokenOnly = false): Session | undefined {
    const session = this.#open.get(token);
    if (!session || (session.securityToken !== securityToken && !(sessionTokenOnly && securityToken === "")))
      return undefined;
    if (session.expires > now) return session;
    this.#open.delete(token);
    return undefined;
  }

  close({ token }: Pick<Session, "token">): void {
    this.#open.delete(token);
  }

  closeAll(): void {
    this.#open.clear();
  }

  list(now: number): Session[] {
    return [...this.#open.values()].filter(({ expires }) => expires > now);
  }

  count(now: number): number {
    return this.list(now).length;
  }
}
