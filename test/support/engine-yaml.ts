import { delimiter } from "node:path";

import { ensureYamlHost } from "../../tools/pulumi-cli/language-yaml.mts";
import { Room, type RoomOptions } from "./engine-room.ts";
import type { Files } from "./pulumi-project.ts";

/** A stack whose program is in YAML: `Pulumi.yaml` is the whole of it. */
export async function openYamlRoom(files: Files, options: RoomOptions): Promise<Room> {
  // npm installs a peer without being asked.
  const installed = ["pulumi-adobe-campaign", "@pulumi/pulumi"];
  const room = await Room.open({ "index.js": "", ...files }, { installed, ...options });
  const { env } = room.stack;
  const [bin = "", ...path] = (env["PATH"] ?? "").split(delimiter);
  env["PATH"] = [bin, await ensureYamlHost({ bin }), ...path].join(delimiter);
  return room;
}

const plugin = `
plugins:
  providers:
    - name: adobe-campaign
      path: ./node_modules/pulumi-adobe-campaign/native
config:
  clientSecret: { type: string, secret: true }`;

/** A program in YAML with these lines for its resources, more configuration, and whatever follows. */
export function yamlProgram(resources: string, { config = "", rest = "" } = {}): Files {
  return { "Pulumi.yaml": `name: test\nruntime: yaml${plugin}${config}\nresources:${resources}${rest}` };
}

/** Good arguments of an account, as lines of YAML. */
export function yamlAccount(changes: Record<string, string> = {}): string {
  const args = {
    imsServer: "https://ims-na1.adobelogin.com",
    clientId: "Campaign1-acme",
    clientSecret: "${clientSecret}",
    callbackServer: "https://dev.campaign.example.com",
    organizationId: "0123456789ABCDEF01234567@AdobeOrg",
    associationMask: "Campaign - acme - (.*)",
    tenant: "acme",
    ...changes,
  };
  return Object.entries(args)
    .map(([name, value]) => `      ${name}: ${JSON.stringify(value)}\n`)
    .join("");
}
