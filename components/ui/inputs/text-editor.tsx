"use client";

import { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
import { StreamLanguage, syntaxHighlighting } from "@codemirror/language";
import { setDiagnostics } from "@codemirror/lint";
import { EditorState } from "@codemirror/state";
import { EditorView, keymap, lineNumbers } from "@codemirror/view";
import { useEffect, useRef } from "react";
import { cn } from "../cn";
import { jsonColours, jsonTheme } from "./json-editor-theme";
import { useNonce } from "./nonce";

type LineMark = { line?: number; message: string };

type TextEditorProps = {
  value: string;
  onChange: (value: string) => void;
  label: string;
  /** Lines to underline, with the reasons. */
  marks: readonly LineMark[];
  /** Line to scroll to; a new object scrolls again. */
  target?: { line: number };
  className?: string;
};

/** Editor for YAML, with line numbers and undo. Tab leaves it. Load it with next/dynamic. */
export function TextEditor({ value, onChange, label, marks, target, className }: TextEditorProps) {
  const nonce = useNonce();
  const host = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView>(undefined);
  const said = useRef(onChange);
  const first = useRef({ value, label });
  useEffect(() => {
    said.current = onChange;
  }, [onChange]);

  useEffect(() => {
    if (!host.current) return;
    const editor = new EditorView({
      parent: host.current,
      state: EditorState.create({
        doc: first.current.value,
        extensions: [
          nonce ? EditorView.cspNonce.of(nonce) : [],
          history(),
          lineNumbers(),
          yamlColours,
          syntaxHighlighting(jsonColours),
          keymap.of([...defaultKeymap, ...historyKeymap]),
          EditorView.lineWrapping,
          jsonTheme,
          gutterTheme,
          EditorView.contentAttributes.of({ "aria-label": first.current.label, tabindex: "0" }),
          EditorView.updateListener.of((update) => {
            if (update.docChanged) said.current(update.state.doc.toString());
          }),
        ],
      }),
    });
    view.current = editor;
    return () => {
      first.current = { ...first.current, value: editor.state.doc.toString() };
      editor.destroy();
    };
  }, [nonce]);

  useEffect(() => {
    const editor = view.current;
    if (!editor || editor.state.doc.toString() === value) return;
    editor.dispatch({ changes: { from: 0, to: editor.state.doc.length, insert: value } });
  }, [value]);

  useEffect(() => {
    const editor = view.current;
    if (!editor) return;
    const { doc } = editor.state;
    const diagnostics = marks.flatMap(({ line, message }) => {
      if (line === undefined || line < 1 || line > doc.lines) return [];
      const { from, to } = doc.line(line);
      return [{ from, to, message, severity: "error" as const }];
    });
    editor.dispatch(setDiagnostics(editor.state, diagnostics));
  }, [marks, nonce]);

  useEffect(() => {
    const editor = view.current;
    if (!editor || !target) return;
    const { from } = editor.state.doc.line(Math.min(Math.max(target.line, 1), editor.state.doc.lines));
    editor.dispatch({
      selection: { anchor: from },
      effects: EditorView.scrollIntoView(from, { y: "center" }),
    });
    editor.focus();
  }, [target]);

  return (
    <div
      ref={host}
      translate="no"
      className={cn(
        "transition-state min-w-0 overflow-hidden rounded-md border border-strong bg-surface focus-within:outline-2 focus-within:outline-focus focus-within:outline-offset-2",
        className,
      )}
    />
  );
}

const gutterTheme = EditorView.theme({
  ".cm-gutters": {
    backgroundColor: "var(--bg-subtle)",
    color: "var(--text-muted)",
    borderRight: "1px solid var(--border)",
  },
});

/** Tells names from values, for colouring only; the planner checks the meaning of a file. */
const yamlColours = StreamLanguage.define({
  token(stream) {
    if (stream.eatSpace()) return null;
    if (stream.match(/^#.*/)) return "punctuation";
    if (stream.match(/^(?:"[^"]*"|'[^']*'|[\w$.@ -]+?)(?=\s*:(?:\s|$))/)) return "propertyName";
    if (stream.match(/^(?:"(?:[^"\\]|\\.)*"|'[^']*')/)) return "string";
    if (stream.match(/^(?:true|false|null|-?\d+(?:\.\d+)?)(?=[\s,}\]]|$)/)) return "number";
    if (stream.match(/^[[\]{},:|>-]/)) return "punctuation";
    if (!stream.match(/^[^\s[\]{},:#]+/)) stream.next();
    return null;
  },
});
