import { say } from "../model/install";
import { malformedRequest, packageProblem, unknownJob } from "../soap/faults";
import type { Method } from "../soap/method";
import { child, element, elements } from "../xml/tree";
import { installation } from "./builder";

const schema = "xtk:job";

/** Runs a call beside the session, as the console does for long ones. Only package installation can be submitted. */
export const submitSoapCall: Method = {
  schema,
  interface: "jobInterface",
  services: ["xtk:jobInterface"],
  name: "SubmitSoapCall",
  object: true,
  const: true,
  in: [{ name: "soapCall", type: "DOMElement" }],
  out: [{ name: "id", type: "string", wire: "pstrId" }],
  writes: true,
  describe: ({ document }) => {
    const { service = "", name = "" } = document(1)?.attributes ?? {};
    return `${service}#${name}`;
  },
  run: ({ instance, session, document }) => {
    const soapCall = document(1);
    const { service = "", name = "" } = soapCall?.attributes ?? {};
    if (!soapCall) throw malformedRequest("SubmitSoapCall needs a soapCall");
    if (`${service}#${name}` !== "xtk:builder#InstallVendorPackages") {
      throw packageProblem(`The emulator cannot run '${service}#${name}' as a job.`);
    }
    // The form of a static method's parameters is not published: the first element in `param` is taken.
    const param = child(soapCall, "param");
    const steps = installation(instance, session.operator, param && elements(param)[0]);
    const job = instance.jobs.submit({
      service,
      steps,
      polls: instance.installation.polls,
      now: instance.clock.now(),
      say: (text) => say(instance, text),
    });
    return [job.id];
  },
};

export const getStatus: Method = {
  schema,
  interface: "jobInterface",
  // Clients send the first, captured replies show the second.
  services: ["xtk:jobInterface", "xtk:job"],
  name: "GetStatus",
  replyNamespace: "urn:xtk:job",
  in: [
    { name: "id", type: "string" },
    { name: "lastLogId", type: "long" },
    { name: "maxLogCount", type: "long" },
  ],
  out: [
    { name: "status", type: "short", wire: "psStatus" },
    { name: "returnLogs", type: "DOMElement", wire: "pelemReturnLogs" },
    { name: "properties", type: "DOMElement", wire: "pelemProperties" },
  ],
  describe: (call) => call.text(0),
  run: ({ instance, text }) => {
    const job = instance.jobs.poll(text(0), instance.clock.now());
    if (!job) throw unknownJob(text(0));
    const last = Number(text(1)) || 0;
    const most = Number(text(2)) || 100;
    const lines = job.log.filter((line) => line.id > last).slice(0, most);
    const logs = lines.map((line) =>
      element("log", {
        iRc: String(line.iRc),
        id: String(line.id),
        logDate: line.date,
        logType: line.iRc === 0 ? "2" : "1",
        message: line.message,
        object: "",
      }),
    );
    const progress = element("progress", { current: String(job.done), max: String(job.steps.length) });
    return [
      String(job.status),
      element("elemReturnLogs", {}, logs),
      element("elemProperties", { warning: "0" }, [progress]),
    ];
  },
};
