import { jsx as element, jsxs as elements } from "react/jsx-runtime";
import { ownTexts } from "./own-texts";

/**
 * JSX runtime that all our JSX is compiled to, by `jsxImportSource` in tsconfig.json: React's own, with
 * texts kept apart.
 */

export { Fragment, type JSX } from "react/jsx-runtime";

export const jsx: typeof element = (type, props, key) => element(type, ownTexts(type, Object(props)), key);

export const jsxs: typeof elements = (type, props, key) => {
  const own = ownTexts(type, Object(props));
  // `ownTexts` joins children that are only texts into one, which is no list any more.
  return "children" in own && Array.isArray(own.children)
    ? elements(type, own, key)
    : element(type, own, key);
};
