import { credentials } from "@grpc/grpc-js";
import engineService, { type EngineClient } from "@pulumi/pulumi/proto/engine_grpc_pb";
import engine, { type LogRequest } from "@pulumi/pulumi/proto/engine_pb";

import { partsOf } from "./urn";

/**
 * Lines for the user, through the engine: it shows them beside their resource. What a plugin prints it does not show. In order, and
 * each before the answer of the call that it belongs to.
 */
export class EngineLog {
  #client: EngineClient | undefined;
  #sent: Promise<void> = Promise.resolve();

  /** The address is known from the start, or when an engine attaches. */
  connect(address: string): void {
    this.#client?.close();
    this.#client = new engineService.EngineClient(address, credentials.createInsecure());
  }

  /** A line that begins with `warning: ` is shown as one. */
  tell(urn: string, line: string): void {
    const [, isWarning, message = line] = /^(warning: )?([^]*)$/.exec(line) ?? [];
    const request = new engine.LogRequest();
    request.setSeverity(isWarning === undefined ? engine.LogSeverity.INFO : engine.LogSeverity.WARNING);
    request.setUrn(urn);
    request.setMessage(message);
    const { name, type } = partsOf(urn);
    const print = () => process.stderr.write(`${name || type.split(":").at(-1)}: ${line}\n`);
    this.#sent = this.#sent.then(() => this.#log(request, print));
  }

  /** Waits for every line that was given so far. */
  flush(): Promise<void> {
    return this.#sent;
  }

  /** An engine that cannot be reached is no reason to fail; what is printed then is at least in its logs. */
  #log(request: LogRequest, print: () => void): Promise<void> {
    return new Promise((resolve) => {
      if (this.#client === undefined) {
        print();
        return resolve();
      }
      this.#client.log(request, (error) => {
        if (error !== null) print();
        resolve();
      });
    });
  }
}
