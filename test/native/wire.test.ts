import { readFileSync } from "node:fs";
import { join } from "node:path";

import { status } from "@grpc/grpc-js";
import {
  DiffRequest,
  GetSchemaRequest,
  type GetSchemaResponse,
  ProviderHandshakeRequest,
  type ProviderHandshakeResponse,
} from "@pulumi/pulumi/proto/provider_pb";
import type { PluginInfo } from "@pulumi/pulumi/proto/plugin_pb";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";
import { beforeAll, describe, expect, it } from "vitest";

import { version } from "../../provider/version";
import { root } from "../../tools/paths.mts";
import { failure, up } from "../support/host-engine.ts";
import { secret } from "../support/host-kinds.ts";
import { accountArgs, useRoom } from "../support/host-room.ts";
import { call } from "../support/host-wire.ts";
import { RawPlugin, urnOf } from "../support/native.ts";

const room = useRoom();
let plugin: RawPlugin;
beforeAll(() => {
  plugin = new RawPlugin(room.host.client);
});

const UNKNOWN = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
const args = { ...accountArgs, clientSecret: secret(accountArgs.clientSecret), instance: "i0" };

describe("the plugin", () => {
  it("takes secrets, and neither resources nor outputs as values", async () => {
    const request = new ProviderHandshakeRequest();
    request.setEngineAddress("127.0.0.1:1");
    const { acceptSecrets, acceptResources, acceptOutputs } = (
      await call<ProviderHandshakeResponse>((reply) => plugin.client.handshake(request, reply))
    ).toObject();
    expect([acceptSecrets, acceptResources, acceptOutputs]).toEqual([true, false, false]);
  });

  it("has the version of the package, and the schema that is committed", async () => {
    const info = await call<PluginInfo>((reply) => plugin.client.getPluginInfo(new Empty(), reply));
    expect(info.getVersion()).toBe(version);
    const schema = await call<GetSchemaResponse>((reply) => plugin.client.getSchema(new GetSchemaRequest(), reply));
    expect(schema.getSchema()).toBe(readFileSync(join(root, "schema.json"), "utf8"));
    expect(JSON.parse(schema.getSchema())).toMatchObject({ name: "adobe-campaign", version });
  });

  it("leaves it to the engine whether a changed provider replaces its resources", async () => {
    const { code } = await new Promise<{ code: number }>((resolve) =>
      plugin.client.diffConfig(new DiffRequest(), (error) => resolve(error!)),
    );
    expect(code).toBe(status.UNIMPLEMENTED);
  });

  it("refuses a type that it does not know", async () => {
    const wrong = plugin.check({}, urnOf("adobe-campaign:index:Nothing"));
    await expect(wrong).rejects.toThrow(/^ACC5003: /);
  });

  it("takes a null, as programs send for an output that is not there, for a stack that was never applied", async () => {
    const { failures } = await plugin.check({ ...args, promotedFrom: null, label: null });
    expect(failures).toEqual([["", expect.stringContaining("was never applied, or does not export its promotion")]]);
  });
});

describe("settings of a provider object", () => {
  const explicit = urnOf("pulumi:providers:adobe-campaign", "exec1");
  const given = {
    url: "https://campaign.example.com",
    user: "u",
    password: "in clear",
    instances: { exec1: { url: "https://x.example.com", password: "in clear too" } },
    version: "0.1.0",
    __internal: { pluginDownloadURL: "https://x" },
  };

  it("come back with what the engine added, and with each secret marked", async () => {
    const { inputs, failures } = await plugin.check(given, explicit, "checkConfig");
    expect(failures).toEqual([]);
    expect(inputs).toEqual({ ...given, password: secret("in clear"), instances: secret(given.instances) });
  });

  it("may be unknown in a preview", async () => {
    const { inputs, failures } = await plugin.check({ url: UNKNOWN }, explicit, "checkConfig");
    expect([inputs, failures]).toEqual([{ url: UNKNOWN }, []]);
  });

  it("must exist; the stack's configuration may hold more", async () => {
    const wrong = { ...given, pasword: "x" };
    const { failures } = await plugin.check(wrong, explicit, "checkConfig");
    expect(failures).toEqual([
      ["", expect.stringMatching(/^there is no setting pasword; there are: url, user, password,/)],
    ]);
    const ofStack = await plugin.check(wrong, urnOf("pulumi:providers:adobe-campaign", "default_0_1_0"), "checkConfig");
    expect(ofStack.failures).toEqual([]);
  });
});

describe("unknown values", () => {
  it.each([
    ["a boolean", "1c4a061d-8072-4f0a-a4cb-0ff528b18fe7", "enabled"],
    ["a number", "3eeb2bf0-c639-47a8-9e75-3b44932eb421", "accountType"],
    ["a text", UNKNOWN, "tenant"],
    ["a list", "6a19a0b0-7e62-4c92-b797-7f8e31da9cc2", "scopes"],
    ["an asset", "030794c1-ac77-496b-92df-f27374a8bd58", "label"],
    ["an archive", "e48ece36-62e2-4504-bad9-02848725956a", "label"],
    ["an object", "dd056dcd-154b-4c76-9bd3-c8f88648b5ff", "attributes"],
  ])("of each kind are let through: %s", async (_kind, sentinel, name) => {
    const { inputs, failures } = await plugin.check({ ...args, [name]: sentinel });
    expect([inputs[name], failures]).toEqual([UNKNOWN, []]);
  });

  it("are let through at any depth, also as secrets", async () => {
    const deep = {
      scopes: ["openid", UNKNOWN],
      attributes: { tenant: secret(UNKNOWN) },
      clientSecret: secret(UNKNOWN),
    };
    const { inputs, failures } = await plugin.check({ ...args, ...deep });
    expect(failures).toEqual([]);
    expect(inputs).toMatchObject({ scopes: ["openid", UNKNOWN], attributes: secret({ tenant: UNKNOWN }) });
  });
});

describe("secrets", () => {
  it("that the program marked stay so, wherever in an argument they were", async () => {
    const marked = {
      tenant: secret("acme"),
      attributes: { tenant: secret("tenant") },
      scopes: ["openid", secret("x")],
    };
    const { inputs, failures } = await plugin.check({ ...args, ...marked });
    expect(failures).toEqual([]);
    expect(inputs).toMatchObject({
      clientSecret: args.clientSecret,
      tenant: secret("acme"),
      attributes: secret({ tenant: "tenant" }),
      scopes: secret(["openid", "x"]),
    });
    const preview = await plugin.previewCreate(inputs);
    expect(preview.outputs).toMatchObject({ tenant: secret("acme"), clientSecret: args.clientSecret });
  });

  it("are marked in what a failure leaves behind", async () => {
    const { args: good, proxy } = await room.scene({ packageInstalled: true });
    const { inputs } = await room.host.account.check(good);
    proxy.fail("Write", "cut-after");
    // The look after the lost reply, and each of its repetitions.
    proxy.fail(
      "ExecuteQuery",
      (reply) => (proxy.calls.some(({ method }) => method === "Write") ? "" : reply),
      Infinity,
    );
    const { partial } = await failure(room.host.account.create(inputs));
    // The dialect has refused any secret in clear before it took the marks off.
    expect(partial?.outputs).toMatchObject({ tenant: "acme", found: { existed: true } });
  });
});

describe("a difference", () => {
  const olds = {
    ...accountArgs,
    enabled: true,
    mode: "manage",
    allowManagedInstance: false,
    onDelete: "restore",
    label: "MAC",
  };

  it("names exactly the arguments that changed, and how", async () => {
    const { label, ...others } = olds;
    expect(label).toBe("MAC");
    const found = await plugin.diff(olds, {
      ...others,
      tenant: "other",
      scopes: ["openid"],
      imsServer: "ims-na1.adobelogin.com",
    });
    expect(found).toEqual({
      replaces: [],
      deleteBeforeReplace: true,
      detailed: { tenant: "UPDATE", scopes: "ADD", label: "DELETE" },
    });
  });

  it("says what replaces", async () => {
    const found = await plugin.diff(
      { ...olds, accountName: "MAC" },
      { ...olds, accountName: "Other", instance: "exec1" },
    );
    expect(found).toEqual({
      replaces: expect.arrayContaining(["accountName", "instance"]) as string[],
      deleteBeforeReplace: true,
      detailed: { accountName: "UPDATE_REPLACE", instance: "ADD_REPLACE" },
    });
  });

  it("is none where nothing changed", async () => {
    expect(await plugin.diff(olds, olds)).toEqual({ replaces: [], deleteBeforeReplace: false, detailed: {} });
  });
});

describe("a preview", () => {
  it("of a creation knows the arguments with their defaults, and nothing else", async () => {
    const { inputs } = await plugin.check(args);
    const { id, outputs } = await plugin.previewCreate(inputs);
    expect(id).toBe("");
    expect(outputs).toMatchObject({
      tenant: "acme",
      enabled: true,
      onDelete: "restore",
      accountName: UNKNOWN,
      release: UNKNOWN,
    });
    expect(room.host.said.stderr).toBe("");
  });

  it("of an update knows what no write changes", async () => {
    const scene = await room.scene({ packageInstalled: true });
    const { outputs } = await up(room.host.account, scene.args);
    scene.since();
    const { inputs } = await room.host.account.check({ ...scene.args, tenant: "other" });
    const preview = await plugin.previewUpdate(outputs, inputs);
    expect(preview).toMatchObject({
      tenant: "other",
      accountName: outputs["accountName"],
      accountId: outputs["accountId"],
      release: outputs["release"],
      lastModified: UNKNOWN,
      restartRequired: UNKNOWN,
    });
    expect(scene.since().calls).toEqual([]);
  });
});
