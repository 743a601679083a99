import { Registry } from "./calls/registry";
import type { Journal } from "./journal";
import { Masker } from "./mask";
import type { Instance } from "./model/instance";
import type { Session } from "./model/sessions";
import { writeFault, writeReply } from "./soap/envelope";
import { internalError, malformedRequest, PlainRefusal, sessionExpired, SoapFault } from "./soap/faults";
import type { Call, Method } from "./soap/method";
import { readAction, readRequest, type HttpRequest, type SoapRequest } from "./soap/request";
import { elements, textOf, type XmlElement } from "./xml/tree";
import { readXml, XmlError } from "./xml/read";

export interface Answer {
  status: number;
  contentType: string;
  body: string;
}

/** What becomes known of a call on its way, for the journal. */
interface Trace {
  envelope?: XmlElement;
  method?: Method;
  request?: SoapRequest;
  session?: Session;
}

/** Answers SOAP calls, one after the other: each is finished, kept and noted before the next is read. */
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

  /** The one place that every call passes: a fault can be played before the work, or after it and instead of its answer. */
  answer(http: HttpRequest): Answer {
    const trace: Trace = {};
    let answer: Answer;
    let code: string | undefined;
    try {
      answer = soap(this.#run(http, trace));
    } catch (error) {
      const failure = error instanceof PlainRefusal ? error : asFault(error, trace);
      code = codesOf(failure);
      answer = failure instanceof PlainRefusal ? plain(failure) : soap(writeFault(failure));
    }
    this.#note(http, trace, answer.status, code);
    return answer;
  }

  #run(http: HttpRequest, trace: Trace): string {
    trace.envelope = readXml(http.body);
    const request = (trace.request = readRequest(http, trace.envelope));
    const method = (trace.method = this.#registry.find(request.service, request.method));
    if (!method.anonymous) trace.session = this.#authenticate(request);
    const values = method.run(bind(this.instance, request.parameters, trace.session));
    this.instance.commit();
    const namespace = method.replyNamespace ?? `urn:${method.services[0] ?? method.schema}`;
    return writeReply(method.name, namespace, method.out, values);
  }

  #authenticate(request: SoapRequest): Session {
    const session = this.instance.sessions.find(request.token, request.securityToken, this.instance.clock.now());
    if (!session) throw sessionExpired();
    return session;
  }

  #note(http: HttpRequest, trace: Trace, status: number, fault: string | undefined): void {
    const { envelope, method, request, session } = trace;
    const { service, method: name } = request ?? readAction(http.header("soapaction"));
    const arguments_ = bind(this.instance, request?.parameters ?? [], session);
    this.journal.add({
      at: new Date().toISOString(),
      operator: session?.operator.name ?? (method?.name === "Logon" ? arguments_.text(0) : ""),
      service,
      method: name,
      status,
      ...(fault === undefined ? {} : { fault }),
      detail: method?.describe?.(arguments_) ?? "",
      write: method?.writes ?? false,
      request: envelope ? this.#masker.request(envelope, method) : `(${http.body.length} characters that are not XML)`,
    });
  }
}

function bind(instance: Instance, parameters: readonly XmlElement[], session: Session | undefined): Call {
  return {
    instance,
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

/** What fails inside a method arrives wrapped, its own code and text in the detail: seen in captured replies. */
function asFault(error: unknown, { method, request }: Trace): SoapFault {
  if (error instanceof XmlError) return malformedRequest(`not XML that is accepted here (${error.message})`);
  const fault = error instanceof SoapFault ? error : internalError();
  if (!method || !request) return fault;
  const wrapped = `Error while executing the method '${method.name}' of service '${method.services[0] ?? request.service}'.`;
  return new SoapFault("SOP-330011", wrapped, `${fault.code} ${fault.reason}`);
}

/** The wrapper's code alone would say little: "SOP-330011 XTK-170036". */
function codesOf(failure: SoapFault | PlainRefusal): string {
  const inner = failure instanceof SoapFault ? /^\w{3}-\d{6}/.exec(failure.detail ?? "")?.[0] : undefined;
  return inner === undefined ? failure.code : `${failure.code} ${inner}`;
}

const soap = (body: string): Answer => ({ status: 200, contentType: "text/xml;charset=utf-8", body });

const plain = (refusal: PlainRefusal): Answer => ({
  status: refusal.status,
  contentType: "text/plain;charset=utf-8",
  body: `${refusal.code} ${refusal.reason}`,
});
