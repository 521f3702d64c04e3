import { fold, sameText, wordFinder } from "@/lib/text/fold";

export type ComboboxOption = {
  value: string;
  label: string;
  /** Heading above the options of one group. */
  group?: string;
  /** Description in a quieter line; the search covers it too. */
  description?: string;
  /** Further words that find the option. */
  keywords?: string;
};

export type ComboboxRow = ComboboxOption & { custom?: true };

/**
 * Options that contain every typed word, in their order; last the typed text itself, if custom values are
 * allowed.
 */
export function visibleRows(
  options: readonly ComboboxOption[],
  text: string,
  allowCustom: boolean,
  customLabel: (text: string) => string = (typed) => `Use “${typed}”`,
): ComboboxRow[] {
  const typed = text.trim();
  const isFound = wordFinder(typed);
  const found: ComboboxRow[] = options.filter((option) =>
    isFound(
      `${option.label} ${option.value} ${option.group ?? ""} ${option.description ?? ""} ${option.keywords ?? ""}`,
    ),
  );
  const known = options.some((option) => sameText(option.label, typed) || option.value === typed);
  if (!allowCustom || typed === "" || known) return found;
  return [...found, { value: typed, label: customLabel(typed), custom: true }];
}

const WORD_BREAK = /[\s·.,:/()]+/;

/** Index of the row to offer first: one with words that begin with each typed word, else the first. */
export function bestRow(rows: readonly ComboboxRow[], text: string): number {
  const typed = fold(text).split(WORD_BREAK).filter(Boolean);
  const begins = ({ label }: ComboboxRow) => {
    const words = fold(label).split(WORD_BREAK);
    return typed.every((start) => words.some((word) => word.startsWith(start)));
  };
  return Math.max(0, rows.findIndex(begins));
}
