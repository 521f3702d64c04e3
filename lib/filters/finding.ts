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

/** A legal part of a filter that is probably a mistake. A finding never refuses a filter. */
export type Finding = {
  code: FindingCode;
  severity: "warning";
  /** Index of the condition; absent if the finding is about the whole filter. */
  condition?: number;
  message: string;
  /** For a duplicate: the other webhook, and a context in which both fire. */
  other?: string;
  witness?: FilterContext;
};

export function finding(code: FindingCode, message: string, condition?: number): Finding {
  return { code, severity: "warning", message, ...(condition === undefined ? {} : { condition }) };
}
