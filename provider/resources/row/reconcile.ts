import type { Reconciler } from "../../lifecycle/definition";
import { driftedSince } from "./drifted";
import { findRow } from "./find";
import type { RowContext, RowInputs, RowKind } from "./kind";
import { attributesToRead, describe, type Observed, observedAt, secretSignOf } from "./observed";
import { observeParts } from "./parts";
import { releaseRow } from "./release";
import { adoptedRow, type RowSurvey, surveyRow } from "./survey";
import { sync } from "./sync";

/** The life of a row on the instance, whatever it is a row of. */
export function rowReconciler<Inputs extends RowInputs>(
  given: RowKind<Inputs>,
): Reconciler<Inputs, Observed, RowSurvey> {
  // The steps know no more of the arguments than what every row has.
  const kind = given as unknown as RowKind;
  const of = <Context>(context: Context) => ({ ...context, kind }) as Context & RowContext;
  return {
    async observe(given) {
      const context = of(given);
      await kind.guards(context);
      const rows = await kind.search(context, attributesToRead(context));
      const row = kind.choose(context, rows);
      const parts = await observeParts(context, row);
      const observed = observedAt(rows, row, parts);
      if (row === undefined) return observed;
      const secretSign = context.inputs.mode === "verify" ? observed.secretSign : await secretSignOf(context, row);
      return { ...observed, secretSign, drifted: driftedSince(context, row, secretSign, parts) };
    },

    async ensure(given, observed) {
      if (observed.place !== undefined) return observed;
      return { ...observed, place: await kind.placeForNew(of(given), observed.rows) };
    },

    async sync(given, observed) {
      const context = of(given);
      const isVerified = context.inputs.mode === "verify";
      // What is compared without writing is reported first; what is written waits for what it needs.
      if (!isVerified) await kind.prerequisites?.(context);
      const after = await sync(context, observed);
      if (isVerified) await kind.prerequisites?.(context);
      if (after.wrote) kind.remarks?.after?.(context, observed.place?.row);
      return after;
    },

    describe: (given, observed) => describe(of(given), observed),
    find: (given) => findRow(of(given)),
    survey: (given) => surveyRow(of(given)),
    adopted: (given, surveyed) => adoptedRow(of(given), surveyed),
    release: (given) => releaseRow(of(given)),
  };
}
