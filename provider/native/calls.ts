import type { handleUnaryCall } from "@grpc/grpc-js";

/** The calls that are under way: a plugin that is to end finishes them first. */
export class Calls {
  #running = 0;

  get running(): boolean {
    return this.#running > 0;
  }

  /** A method of the service that answers with what `work` gives, or with what `toStatus` makes of its error. */
  unary<Request, Response>(
    work: (request: Request) => Promise<Response>,
    toStatus: (error: unknown, request: Request) => object,
  ): handleUnaryCall<Request, Response> {
    return ({ request }, callback) => {
      this.#running++;
      work(request)
        .finally(() => this.#running--)
        .then(
          (response) => callback(null, response),
          (error: unknown) => callback(toStatus(error, request)),
        );
    };
  }
}
