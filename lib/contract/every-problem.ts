import { z } from "zod";
import { ACTIONS } from "./versions";

/** Has a check run also where other problems were found before: an answer lists all of them (docs/api.md, section 2.3). */
export const ALWAYS = { when: () => true };

/**
 * A check for a union that an action tells apart. Of a value whose action is none of them the union says only that;
 * this adds what is wrong with its other fields.
 * @param key the field that holds the action
 * @param others those fields, as every action has them
 */
export function checkOthers(key: string, others: z.ZodType) {
  const known = z.looseObject({ [key]: z.enum(ACTIONS) });
  return (value: unknown, context: z.RefinementCtx): void => {
    if (known.safeParse(value).success) return;
    const found = others.safeParse(value).error?.issues ?? [];
    // That the value is no object at all has been said.
    for (const issue of found.filter(({ path }) => path.length > 0)) {
      // An issue that zod made is one that it takes; only its type for those is narrower.
      context.issues.push({ ...issue, input: undefined } as z.core.$ZodRawIssue);
    }
  };
}
