import type { Done, Seen } from "../view";

const token = document.querySelector<HTMLMetaElement>('meta[name="page-token"]')?.content ?? "";

async function ask<T>(path: string, init: RequestInit = {}): Promise<T> {
  const response = await fetch(`/page/${path}`, {
    ...init,
    headers: { "x-emulator-page": token, "content-type": "application/json" },
  });
  const answer = (await response.json()) as T & { error?: string };
  if (!response.ok) throw new Error(answer.error ?? `The emulator answered with HTTP status ${response.status}.`);
  return answer;
}

/** The emulator as it is once it differs from what was seen; after a while also if it does not. */
export const view = (seen: string): Promise<Seen> => ask(`view?seen=${encodeURIComponent(seen)}`);

export const act = (name: string, body: object): Promise<Done> =>
  ask(`actions/${name}`, { method: "POST", body: JSON.stringify(body) });

export const call = (number: number): Promise<{ request: string }> => ask(`calls/${number}`);
