import { z } from "zod";
import { ACTIONS } from "./versions";

/** Makes a check run after earlier ones found problems: answers list all of them (docs/api.md, section 2.3). */
export const ALWAYS = { when: () => true };

/**
 * A check to add to a union that is discriminated by the action. For an unknown action zod reports only the
 * action; this check also reports the problems of the other fields.
 * @param key the field that holds the action
 * @param others the fields that all actions share
 */
export function checkOthers(key: string, others: z.ZodType) {
  const known = z.looseObject({ [key]: z.enum(ACTIONS) });
  return (value: unknown, context: z.RefinementCtx): void => {
    if (known.safeParse(value).success) return;
    const found = others.safeParse(value).error?.issues ?? [];
    // The union itself reports a value that is no object at all.
    for (const issue of found.filter(({ path }) => path.length > 0)) {
      // Issues made by zod can be added back; zod's type for added issues is only narrower.
      context.issues.push({ ...issue, input: undefined } as z.core.$ZodRawIssue);
    }
  };
}
