/** Prints the milliseconds of the processor for each run, after some to warm up. */
import { randomBytes } from "node:crypto";

interface Hides {
  add(secret: string): void;
  hide(text: string): string;
}

const { Hiding } = (await import(process.argv[2]!)) as { Hiding: new () => Hides };
const secrets = Array.from({ length: 200 }, (_, index) => randomBytes(8 + (index % 24)).toString("base64"));
const hiding = new Hiding();
for (const secret of secrets) hiding.add(secret);

const sentence = "XSV-350105 Invalid login or password: the operator may not sign in. (iRc=16384)\n";
const text = secrets
  .slice(0, 10)
  .map((secret) => sentence.repeat(1250) + encodeURIComponent(secret))
  .join("&lt;")
  .slice(0, 1_000_000);
const milliseconds = Array.from({ length: 25 }, () => {
  const started = process.cpuUsage();
  hiding.hide(text);
  const { user, system } = process.cpuUsage(started);
  return (user + system) / 1000;
});
process.stdout.write(JSON.stringify(milliseconds.slice(5)));
