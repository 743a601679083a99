/** A web page in a browser must not reach the instance through the recorder. */
import { request } from "node:http";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterAll, beforeAll, expect, test } from "vitest";

import { startRecorder, type Recorder } from "../../../provider/recording/recorder";

let recorder: Recorder;
let reached = 0;
const instance = createServer((_request, response) => {
  reached++;
  response.end("OK");
});

beforeAll(async () => {
  await new Promise<void>((resolve) => instance.listen(0, "127.0.0.1", resolve));
  const target = new URL(`http://127.0.0.1:${(instance.address() as AddressInfo).port}`);
  recorder = await startRecorder({ target, file: join(mkdtempSync(join(tmpdir(), "own-")), "recording.jsonl") });
});
afterAll(async () => {
  await recorder.close();
  instance.closeAllConnections();
  instance.close();
});

function statusOf(headers: (port: string) => Record<string, string>): Promise<number> {
  const { port } = new URL(recorder.url);
  return new Promise((resolve, reject) => {
    const sent = request(recorder.url, { method: "POST", headers: headers(port) }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    });
    sent.once("error", reject).end("body");
  });
}

test.each<[string, (port: string) => Record<string, string>]>([
  ["its own address", (port) => ({ Host: `127.0.0.1:${port}` })],
  ["localhost", (port) => ({ Host: `localhost:${port}`, Origin: `http://localhost:${port}` })],
])("a request to %s is passed on", async (_what, headers) => {
  const before = [reached, recorder.exchanges];
  expect(await statusOf(headers)).toBe(200);
  expect([reached, recorder.exchanges]).toEqual(before.map((count) => count + 1));
});

test.each<[string, (port: string) => Record<string, string>]>([
  ["another name that leads here", (port) => ({ Host: `attacker.example:${port}` })],
  ["another port", () => ({ Host: "127.0.0.1:1" })],
  ["a page of another origin", (port) => ({ Host: `127.0.0.1:${port}`, Origin: "https://attacker.example" })],
  ["a page without an origin", (port) => ({ Host: `127.0.0.1:${port}`, Origin: "null" })],
  ["a picture in a page", (port) => ({ Host: `127.0.0.1:${port}`, "Sec-Fetch-Site": "cross-site" })],
])("a request of %s is refused, and recorded nowhere", async (_what, headers) => {
  const before = [reached, recorder.exchanges];
  expect(await statusOf(headers)).toBe(403);
  expect([reached, recorder.exchanges]).toEqual(before);
});
