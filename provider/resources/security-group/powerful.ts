import { folded } from "./spelling";

/** Rights with which a member can do everything, or reach the server, by internal name and by Adobe's English label. */
const powerful = ["admin", "administration", "sql", "sql script execution", "createprocess", "program execution"];

/** Whether whoever has this right can do everything, or reach the server. */
export function isPowerful(right: string): boolean {
  return powerful.includes(folded(right));
}
