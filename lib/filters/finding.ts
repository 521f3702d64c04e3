import type { FilterContext } from "./context";

export type FindingCode =
  | "never_fires"
  | "always_fires"
  | "excludes_nothing"
  | "outside_domain"
  | "number_like_text"
  | "wrong_type"
  | "case_differs"
  | "unseen_character"
  | "space_around"
  | "quotes_around"
  | "not_at_location"
  | "duplicate_webhook";

/** Something odd about a filter: legal, but likely not what was meant. Never a reason to refuse it. */
export type Finding = {
  code: FindingCode;
  severity: "warning";
  /** The condition it is about; absent when it is about the whole filter. */
  condition?: number;
  message: string;
  /** For a duplicate: the other webhook, and a context in which both fire. */
  other?: string;
  witness?: FilterContext;
};

export function finding(code: FindingCode, message: string, condition?: number): Finding {
  return { code, severity: "warning", message, ...(condition === undefined ? {} : { condition }) };
}
