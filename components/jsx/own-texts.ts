import type { ReactNode } from "react";
import { Fragment, jsx } from "react/jsx-runtime";
import { guarded } from "@/lib/text/guarded";

type Props = Record<string, unknown>;

/** Elements that hold code, whose line breaks count. */
const CODE = new Set<unknown>(["pre", "code", "textarea"]);
/** Elements that hold a single text, and no elements. */
const TEXT_ONLY = new Set<unknown>(["option", "title", "textarea", "text", "desc", "style", "script"]);
/** What an element says without showing it as its content. */
const SAID = ["aria-label", "title", "alt", "placeholder", "aria-description", "aria-valuetext"] as const;

/**
 * The properties of an element, so that each text of the page is alone in an element of its own, and harmless.
 *
 * A page that the browser translates has other nodes in the place of its texts. React, told to change, remove or put
 * something before such a text, would fail or change one that nobody sees; an element with one text it fills anew.
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

/** Each run of texts in an element at the place of its first, so that what follows stays where React knows it. */
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
  // What a component is given it may compare or copy; it is made harmless where it is shown.
  if (typeof type !== "string" || type === "style" || type === "script") return text;
  return typeof text === "string" ? guarded(text, where(type)) : text;
}

const where = (type: unknown) => ({ lines: CODE.has(type), isolates: type === "bdi" });

const isText = (child: unknown): child is string | number | bigint =>
  typeof child === "string" || typeof child === "number" || typeof child === "bigint";
const isNothing = (child: unknown) => child === null || child === undefined || typeof child === "boolean";
