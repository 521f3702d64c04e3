import type { ReactNode } from "react";
import { Fragment, jsx } from "react/jsx-runtime";
import { guarded } from "@/lib/text/guarded";

type Props = Record<string, unknown>;

/** Elements that hold code, whose line breaks count. */
const CODE = new Set<unknown>(["pre", "code", "textarea"]);
/** Elements that can hold only one text and no child elements. */
const TEXT_ONLY = new Set<unknown>(["option", "title", "textarea", "text", "desc", "style", "script"]);
/** Attributes with text that is read or shown outside of the element's content. */
const SAID = ["aria-label", "title", "alt", "placeholder", "aria-description", "aria-valuetext"] as const;

/**
 * Gives each text of the page an element of its own, and defuses hidden characters in it. A browser that
 * translates the page replaces text nodes. React would then fail to change or remove its old node, or
 * change one that is no longer on the page; an element with a single text is safe, since React sets its
 * whole content.
 */
export function ownTexts(type: unknown, props: object): object {
  const given = typeof type === "string" ? said(props as Props) : (props as Props);
  const { children } = given;
  const own = ownChildren(type, children as ReactNode);
  return own === children ? given : { ...given, children: own };
}

function said(props: Props): Props {
  let safe = props;
  for (const name of SAID) {
    const text = props[name];
    if (typeof text !== "string") continue;
    const shown = guarded(text);
    if (shown !== text) safe = { ...safe, [name]: shown };
  }
  return safe;
}

function ownChildren(type: unknown, children: ReactNode): ReactNode {
  if (isText(children)) return type === Fragment ? wrapped(type, children) : shownIn(type, children);
  if (!Array.isArray(children)) return children;
  const texts = children.filter(isText);
  const alone = type !== Fragment && children.every((child) => isText(child) || isNothing(child));
  if (texts.length > 0 && (alone || TEXT_ONLY.has(type))) return shownIn(type, texts.join(""));
  return withOwnTexts(type, children as ReactNode[]);
}

/**
 * Joins neighbouring texts at the place of the first, so that React keeps the positions of the other
 * children.
 */
function withOwnTexts(type: unknown, children: readonly ReactNode[]): ReactNode[] {
  let changed = false;
  let run = "";
  const own = children.map((child, index) => {
    if (isText(child)) {
      changed = true;
      const first = !isText(children[index - 1]);
      run = "";
      for (let at = index; first && isText(children[at]); at += 1) run += String(children[at]);
      return first && run !== "" ? wrapped(type, run, `text ${index}`) : null;
    }
    if (!Array.isArray(child)) return child;
    const inner = withOwnTexts(type, child as ReactNode[]);
    if (inner !== child) changed = true;
    return inner;
  });
  return changed ? own : (children as ReactNode[]);
}

function wrapped(type: unknown, text: string | number | bigint, key?: string): ReactNode {
  return jsx("span", { children: guarded(String(text), where(type)) }, key);
}

function shownIn(type: unknown, text: string | number | bigint): ReactNode {
  // A component may compare or copy the text it is given; the text is defused in the element that shows it.
  if (typeof type !== "string" || type === "style" || type === "script") return text;
  return typeof text === "string" ? guarded(text, where(type)) : text;
}

const where = (type: unknown) => ({ lines: CODE.has(type), isolates: type === "bdi" });

const isText = (child: unknown): child is string | number | bigint =>
  typeof child === "string" || typeof child === "number" || typeof child === "bigint";
const isNothing = (child: unknown) => child === null || child === undefined || typeof child === "boolean";
