import { createElement, type ReactNode } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { Fragment, jsx, jsxs } from "./jsx-runtime";

const html = (node: ReactNode) => renderToStaticMarkup(node);
const icon = jsx("svg", {});

describe("an element", () => {
  it("with texts alone holds one text, so that React fills it anew", () => {
    expect(html(jsxs("p", { children: [5, " bots", false] }))).toBe("<p>5 bots</p>");
    expect(jsxs("p", { children: [5, " bots"] }).props).toEqual({ children: "5 bots" });
  });

  it("with other elements holds each run of texts in one of its own, whatever comes and goes before it", () => {
    const row = (shown: boolean) => jsxs("p", { children: [shown && icon, "Remove ", "Pizza", icon, "!"] });
    expect(html(row(true))).toBe("<p><svg></svg><span>Remove Pizza</span><svg></svg><span>!</span></p>");
    const keys = ({ props }: { props: unknown }) =>
      (props as { children: ({ key?: string } | null)[] }).children.map((child) => child && child.key);
    expect(keys(row(true)).slice(1)).toEqual(keys(row(false)).slice(1));
  });

  it("that holds text only, as an option, gets one text", () => {
    expect(html(jsxs("option", { children: ["Group ", 2] }))).toBe("<option>Group 2</option>");
  });

  it("in a list or a fragment has no text beside it either", () => {
    expect(html(jsx("p", { children: ["a", [icon, "b"]] }))).toBe(
      "<p><span>a</span><svg></svg><span>b</span></p>",
    );
    expect(html(jsx(Fragment, { children: "alone" }))).toBe("<span>alone</span>");
  });

  it("of a component gets texts alone as they are, to compare or to copy", () => {
    const Copied = ({ children }: { children?: string }) => createElement("i", { title: children });
    expect(html(jsxs(Copied, { children: ["a\u202e", "b"] }))).toBe('<i title="a\u202eb"></i>');
  });
});

describe("text of others", () => {
  it("is harmless wherever it is shown or said", () => {
    expect(html(jsx("p", { title: "a\u202eb", "aria-label": "\u200b", children: "half \ud83d\n" }))).toBe(
      '<p title="a\\u{202e}b" aria-label="\\u{200b}">half \\u{d83d}↵</p>',
    );
    expect(html(jsx("pre", { children: "{\n\t\u202e}" }))).toBe("<pre>{\n\t\\u{202e}}</pre>");
  });

  it("does not reorder the words around it, and a name in a bdi is left to that", () => {
    expect(html(jsx("p", { children: "Remove שלום עולם (2)?" }))).toBe(
      "<p>Remove \u2068שלום עולם\u2069 (2)?</p>",
    );
    expect(html(jsx("p", { children: "שלום עולם" }))).toBe("<p>שלום עולם</p>");
    expect(html(jsx("bdi", { children: "שלום (2)" }))).toBe("<bdi>שלום (2)</bdi>");
    expect(html(jsx("p", { children: "Remove \u2068שלום (2)\u2069?" }))).toBe(
      "<p>Remove \u2068שלום (2)\u2069?</p>",
    );
  });

  it("is in a field as it is stored", () => {
    expect(jsx("input", { value: "a\u202e", defaultValue: "\u200b" }).props).toEqual({
      value: "a\u202e",
      defaultValue: "\u200b",
    });
  });
});
