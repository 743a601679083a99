import { html, text, xml, type Answer } from "../http/answer";
import { writeFault } from "../soap/envelope";
import { PlainRefusal, sessionExpired, SoapFault, tokenEnded, wrongCredentials } from "../soap/faults";
import type { Fault } from "./fault";
import type { CallName } from "./injector";

const titles: Record<number, string> = {
  401: "Unauthorized",
  403: "Forbidden",
  429: "Too Many Requests",
  500: "Internal Server Error",
  502: "Bad Gateway",
  503: "Service Unavailable",
  504: "Gateway Time-out",
};

/** What a proxy or a login portal in between shows instead of the instance. */
const signInPage = '<form action="/login"><label>User <input name="user"/></label><button>Sign in</button></form>';

/** The answer that comes instead of the real one; `real` is absent when the call was not executed. */
export function answerOf(fault: Fault, real: Answer | undefined, call: CallName): Answer {
  switch (fault.kind) {
    case "status":
      return errorPage(fault);
    case "fault": {
      // Made up, unless the test says which.
      const { code = "EMU-000010", text = "A fault that was injected.", detail, status = 200 } = fault;
      return xml(writeFault(new SoapFault(code, text, detail)), status);
    }
    case "html":
      return html(fault.status ?? 200, "Sign in", fault.text ?? signInPage);
    case "expired":
      return refusal(fault, sessionExpired());
    case "token-ended":
      return xml(writeFault(tokenEnded(call.method, call.service)), fault.status ?? 500);
    case "wrong-token":
      return refusal(fault, wrongCredentials());
    case "redirect": {
      const answer = html(fault.status ?? 302, "Found");
      return { ...answer, headers: { Location: fault.location ?? "https://login.example.com/" } };
    }
    case "wrong-content-type":
      return { ...(real ?? errorPage(fault)), contentType: fault.contentType ?? "application/octet-stream" };
    default:
      // How it is delivered is the fault. A call that was not executed has no reply: an overloaded proxy answers.
      return real ?? errorPage(fault);
  }
}

function errorPage({ status = 503, text: content, retryAfter }: Fault): Answer {
  const answer = html(status, titles[status] ?? "Error", content);
  return retryAfter === undefined ? answer : { ...answer, headers: { "Retry-After": String(retryAfter) } };
}

function refusal(fault: Fault, known: PlainRefusal): Answer {
  return text(`${fault.code ?? known.code} ${fault.text ?? known.reason}`, fault.status ?? known.status);
}
