import { compileFilter } from "./compile";
import type { FilterContext } from "../context";
import type { ParsedFilter } from "../model";
import type { Verdict } from "../verdict";

/**
 * Whether a webhook with this filter would be sent (docs/api.md, section 4.3). One condition that certainly
 * fails is enough for a no; unknown content never counts as a yes. For many contexts, keep `compileFilter`.
 */
export function matchFilter(filter: ParsedFilter, context: FilterContext): Verdict {
  return compileFilter(filter).match(context);
}
