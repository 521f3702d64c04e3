import { fold, sameText, wordFinder } from "@/lib/text/fold";

export type ComboboxOption = {
  value: string;
  label: string;
  /** Options of one group stand under its name. */
  group?: string;
  /** What it is, in a quieter line; it can be found by that too. */
  description?: string;
  /** Other words it can be found by. */
  keywords?: string;
};

export type ComboboxRow = ComboboxOption & { custom?: true };

/** The options that contain every word typed, in their order, and last the typed text itself where that is allowed. */
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

/** The row to offer first for a text: one whose label has a word that begins with each word typed, else the first. */
export function bestRow(rows: readonly ComboboxRow[], text: string): number {
  const typed = fold(text).split(WORD_BREAK).filter(Boolean);
  const begins = ({ label }: ComboboxRow) => {
    const words = fold(label).split(WORD_BREAK);
    return typed.every((start) => words.some((word) => word.startsWith(start)));
  };
  return Math.max(0, rows.findIndex(begins));
}
