import { HighlightStyle } from "@codemirror/language";
import { EditorView } from "@codemirror/view";
import { tags } from "@lezer/highlight";

/** Theme of the JSON editor. One theme is enough: the design tokens switch between light and dark. */
export const jsonTheme = EditorView.theme({
  "&": { fontSize: "0.8125rem", color: "var(--text)" },
  "&.cm-focused": { outline: "none" },
  ".cm-scroller": {
    fontFamily: "var(--font-geist-mono), ui-monospace, monospace",
    lineHeight: "1.25rem",
    minHeight: "8rem",
    maxHeight: "28rem",
  },
  ".cm-content": { padding: "0.5rem 0", caretColor: "var(--text)" },
  ".cm-line": { padding: "0 0.75rem" },
  ".cm-cursor": { borderLeftColor: "var(--text)" },
  "&.cm-focused .cm-matchingBracket": { backgroundColor: "var(--accent-subtle)" },
  "&.cm-focused .cm-nonmatchingBracket": { backgroundColor: "var(--danger-subtle)" },
  ".cm-tooltip": {
    backgroundColor: "var(--surface-raised)",
    border: "1px solid var(--border)",
    borderRadius: "6px",
  },
  ".cm-diagnostic": { padding: "0.375rem 0.5rem", borderLeftColor: "var(--danger)" },
});

export const jsonColours = HighlightStyle.define([
  { tag: tags.propertyName, color: "var(--accent-strong)" },
  { tag: tags.string, color: "var(--success-text)" },
  { tag: [tags.number, tags.bool, tags.null], color: "var(--warning-text)" },
  { tag: tags.punctuation, color: "var(--text-muted)" },
]);
