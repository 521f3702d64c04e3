"use client";

import { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
import { json, jsonParseLinter } from "@codemirror/lang-json";
import { bracketMatching, indentOnInput, syntaxHighlighting } from "@codemirror/language";
import { linter } from "@codemirror/lint";
import { Compartment, EditorState } from "@codemirror/state";
import { EditorView, keymap } from "@codemirror/view";
import { CircleAlert } from "lucide-react";
import { useEffect, useId, useRef } from "react";
import { cn } from "../cn";
import { jsonColours, jsonTheme } from "./json-editor-theme";
import { useNonce } from "./nonce";

type JsonEditorProps = {
  value: string;
  onChange: (value: string) => void;
  label: string;
  error?: string;
  readOnly?: boolean;
  className?: string;
};

/**
 * Editor for JSON: coloured, checked while typing, with undo. Tab leaves it. Load it with next/dynamic.
 */
export function JsonEditor({ value, onChange, label, error, readOnly = false, className }: JsonEditorProps) {
  const errorId = useId();
  const nonce = useNonce();
  const host = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView>(undefined);
  const said = useRef(onChange);
  const first = useRef(value);
  const attributes = useRef(new Compartment());
  useEffect(() => {
    said.current = onChange;
  }, [onChange]);

  useEffect(() => {
    if (!host.current) return;
    const editor = new EditorView({
      parent: host.current,
      state: EditorState.create({
        doc: first.current,
        extensions: [
          nonce ? EditorView.cspNonce.of(nonce) : [],
          history(),
          indentOnInput(),
          bracketMatching(),
          json(),
          syntaxHighlighting(jsonColours),
          linter(jsonParseLinter(), { delay: 400 }),
          keymap.of([...defaultKeymap, ...historyKeymap]),
          EditorView.lineWrapping,
          jsonTheme,
          attributes.current.of([]),
          EditorView.updateListener.of((update) => {
            if (update.docChanged) said.current(update.state.doc.toString());
          }),
        ],
      }),
    });
    view.current = editor;
    return () => {
      first.current = editor.state.doc.toString();
      editor.destroy();
    };
  }, [nonce]);

  useEffect(() => {
    const editor = view.current;
    if (!editor || editor.state.doc.toString() === value) return;
    editor.dispatch({ changes: { from: 0, to: editor.state.doc.length, insert: value } });
  }, [value]);

  useEffect(() => {
    view.current?.dispatch({
      effects: attributes.current.reconfigure([
        EditorState.readOnly.of(readOnly),
        EditorView.contentAttributes.of({
          "aria-label": label,
          // The editor is focusable anyway, but accessibility checks of scroll areas look for this
          // attribute.
          tabindex: "0",
          ...(error ? { "aria-invalid": "true", "aria-describedby": errorId } : {}),
          ...(readOnly ? { "aria-readonly": "true" } : {}),
        }),
      ]),
    });
  }, [label, error, errorId, readOnly, nonce]);

  return (
    <div className={cn("grid min-w-0 gap-2", className)}>
      <div
        ref={host}
        translate="no"
        className={cn(
          "transition-state min-w-0 overflow-hidden rounded-md border focus-within:outline-2 focus-within:outline-focus focus-within:outline-offset-2",
          readOnly ? "bg-subtle" : "bg-surface",
          error ? "border-danger" : "border-strong",
        )}
      />
      {error && (
        <p id={errorId} className="flex gap-1.5 text-danger-text text-sm">
          <CircleAlert aria-hidden className="mt-px size-4 shrink-0" />
          <span>{error}</span>
        </p>
      )}
    </div>
  );
}
