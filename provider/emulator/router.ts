import { authenticate } from "./calls/authenticate";
import { Registry } from "./calls/registry";
import { text, xml, type Answer } from "./http/answer";
import type { Journal } from "./journal";
import { Masker } from "./mask";
import type { Instance } from "./model/instance";
import type { Session } from "./model/sessions";
import { writeFault, writeReply } from "./soap/envelope";
import { EndedToken, internalError, malformedRequest, PlainRefusal, SoapFault, tokenEnded } from "./soap/faults";
import type { Call, Method } from "./soap/method";
import { readAction, readRequest, type HttpRequest, type SoapRequest } from "./soap/request";
import { elements, textOf, type XmlElement } from "./xml/tree";
import { readXml, XmlError } from "./xml/read";

/** One request on its way: it can be executed or not, and is noted either way. */
export interface Exchange {
  /** Milliseconds of work before it is executed. */
  readonly takes: number;
  /** Executes it and keeps what it changed. */
  execute(injected?: string): Answer;
  /** Notes it as it was answered, without executing it; status 0 when there was no answer. */
  skip(status: number, injected: string): void;
  /** Ends the session that it was sent with, if any. */
  endSession(): void;
}

/** What becomes known of a call on its way, for the journal. */
interface Trace {
  http: HttpRequest;
  envelope?: XmlElement;
  method?: Method;
  request?: SoapRequest;
  session?: Session;
  /** Why it cannot be read. */
  problem?: unknown;
}

/** Answers SOAP calls, one after the other: each is finished, kept and noted before the next is executed. */
export class Router {
  readonly #registry: Registry;
  readonly #masker: Masker;

  constructor(
    private readonly instance: Instance,
    private readonly journal: Journal,
  ) {
    this.#registry = new Registry(instance.profile);
    this.#masker = new Masker(instance.profile.schemas);
  }

  answer(http: HttpRequest): Answer {
    return this.open(http).execute();
  }

  open(http: HttpRequest): Exchange {
    const trace = this.#read(http);
    return {
      takes: trace.method?.takes?.(this.instance) ?? 0,
      execute: (injected) => this.#execute(trace, injected),
      skip: (status, injected) => this.#note(trace, status, undefined, injected),
      endSession: () => this.instance.sessions.close({ token: trace.request?.token ?? "" }),
    };
  }

  #read(http: HttpRequest): Trace {
    const trace: Trace = { http };
    try {
      trace.envelope = readXml(http.body);
      trace.request = readRequest(http, trace.envelope);
      trace.method = this.#registry.find(trace.request.service, trace.request.method);
    } catch (error) {
      trace.problem = error;
    }
    return trace;
  }

  #execute(trace: Trace, injected: string | undefined): Answer {
    let answer: Answer;
    let code: string | undefined;
    try {
      this.instance.settle();
      answer = xml(this.#run(trace));
    } catch (error) {
      const failure = error instanceof PlainRefusal ? error : asFault(error, trace);
      code = codesOf(failure);
      answer = failure instanceof PlainRefusal ? plain(failure) : xml(writeFault(failure), failure.status);
    }
    this.#note(trace, answer.status, code, injected);
    return answer;
  }

  #run(trace: Trace): string {
    const { http, method, request, problem } = trace;
    if (!method || !request) throw problem;
    if (!method.anonymous) trace.session = authenticate(this.instance, request, addressOf(http));
    const values = this.#call(method, trace);
    const namespace = method.replyNamespace ?? `urn:${method.services[0] ?? method.schema}`;
    return writeReply(method.name, namespace, method.out, values);
  }

  /** Kept also when it fails: an installation that stops half way leaves something behind. */
  #call(method: Method, trace: Trace) {
    try {
      return method.run(this.#bind(trace));
    } finally {
      this.instance.commit();
    }
  }

  #note(trace: Trace, status: number, fault: string | undefined, injected: string | undefined): void {
    const { http, envelope, method, request, session } = trace;
    const { service, method: name } = request ?? readAction(http.header("soapaction"));
    const call = this.#bind(trace);
    this.journal.add({
      at: new Date(this.instance.clock.now()).toISOString(),
      operator: session?.operator.name ?? (method?.name === "Logon" ? call.text(0) : ""),
      service,
      method: name,
      status,
      ...(injected === undefined ? {} : { injected }),
      ...(fault === undefined ? {} : { fault }),
      detail: method?.describe?.(call) ?? "",
      write: method?.writes ?? false,
      request: envelope ? this.#masker.request(envelope, method) : `(${http.body.length} characters that are not XML)`,
    });
  }

  #bind({ http, request, session }: Trace): Call {
    const parameters = request?.parameters ?? [];
    return {
      instance: this.instance,
      address: addressOf(http),
      get session() {
        if (!session) throw new Error("an anonymous method has no session");
        return session;
      },
      text: (index) => textOf(parameters[index]),
      document: (index) => {
        const parameter = parameters[index];
        return parameter && elements(parameter)[0];
      },
    };
  }
}

const addressOf = (http: HttpRequest): string => http.address ?? "127.0.0.1";

/** What fails inside a method arrives wrapped, its own code and text in the detail: seen in captured replies. */
function asFault(error: unknown, { method, request }: Trace): SoapFault {
  if (error instanceof XmlError) return malformedRequest(`not XML that is accepted here (${error.message})`);
  const [name = "", service = ""] = [method?.name ?? request?.method, method?.services[0] ?? request?.service];
  if (error instanceof EndedToken) return tokenEnded(name, service);
  const fault = error instanceof SoapFault ? error : internalError();
  if (!method || !request) return fault;
  const wrapped = `Error while executing the method '${name}' of service '${service}'.`;
  return new SoapFault("SOP-330011", wrapped, `${fault.code} ${fault.reason}`);
}

/** The wrapper's code alone would say little: "SOP-330011 XTK-170036". */
function codesOf(failure: SoapFault | PlainRefusal): string {
  const inner = failure instanceof SoapFault ? /^\w{3}-\d{6}/.exec(failure.detail ?? "")?.[0] : undefined;
  return inner === undefined ? failure.code : `${failure.code} ${inner}`;
}

const plain = (refusal: PlainRefusal): Answer => text(`${refusal.code} ${refusal.reason}`, refusal.status);
