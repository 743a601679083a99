/** What is told of a write of which it is known that nothing came, though nobody can look. */
import { beforeEach, expect, it, onTestFinished } from "vitest";

import { type Emulator, startEmulator } from "../../provider/emulator/index";
import { account } from "../support/account";
import { type Answer, canary, type Door, type Exchange, openDoor, passOn } from "../support/client";
import { connectionTo, startProvider } from "../support/handlers";
import { faultEnvelope } from "../support/replies";

let emulator: Emulator;
beforeEach(async () => {
  emulator = await startEmulator({ password: canary.password, packageInstalled: true });
  return () => emulator.close();
});

/** How the creation of an account fails. */
async function failing(answer: (exchange: Exchange, door: Door) => Answer | Promise<Answer>): Promise<Error> {
  const door: Door = await openDoor(emulator.url, (exchange) => answer(exchange, door));
  onTestFinished(() => door.close().catch(() => undefined));
  const provider = await startProvider(connectionTo(door.url, "admin", canary.password));
  onTestFinished(() => provider.close());
  const { inputs } = await provider.imsExternalAccount.check({}, account);
  return provider.imsExternalAccount.create(inputs).then(
    () => new Error("it succeeded"),
    (error: Error) => error,
  );
}

it("one that never left is a plain failure: Pulumi has nothing to remember", async () => {
  const error = await failing(async (exchange, door) => {
    if (!exchange.action.endsWith("#EncryptPassword")) return "pass";
    const { body } = await passOn(`${emulator.url}/nl/jsp/soaprouter.jsp`, exchange);
    // The last that is answered: from now on nobody listens.
    return (response) => {
      response.on("finish", () => void door.close());
      response.writeHead(200, { Connection: "close" }).end(body);
    };
  });
  expect(error.message).toMatch(/^ACC2001: Nothing answers .*#Write/s);
  expect(error).not.toHaveProperty("id");
});

it("one that the instance refused is told as refused, and the account is not forgotten", async () => {
  let isRefused = false;
  const error = await failing(({ action }) => {
    if (action.endsWith("#Write")) {
      isRefused = true;
      return { body: faultEnvelope("XTK-170006 No right.") };
    }
    return isRefused && action.endsWith("#ExecuteQuery") ? (response) => response.destroy() : "pass";
  });
  expect(error.message).toMatch(/^ACC2007: .*XTK-170006 No right/s);
  expect(error).toHaveProperty("id", emulator.imsAccount);
});
