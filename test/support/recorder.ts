import { type Door, openDoor } from "./client";

/** The calls that a client makes, as they came over the wire, with the tokens of its session made comparable. */
export async function recordCalls(url: string, work: (url: string) => Promise<void>): Promise<Record<string, string>> {
  const door: Door = await openDoor(url);
  try {
    await work(door.url);
  } finally {
    await door.close();
  }
  return Object.fromEntries(
    door.exchanges.map(({ action, body, headers }) => {
      const tokens = [headers["x-session-token"], headers["x-security-token"]] as string[];
      const comparable = tokens.reduce((text, token, index) => text.replaceAll(token || "\0", `TOKEN${index}`), body);
      return [action, comparable];
    }),
  );
}
