import { jsx as element, jsxs as elements } from "react/jsx-runtime";
import { ownTexts } from "./own-texts";

/** What every JSX of ours is compiled to, by `jsxImportSource` of tsconfig.json: React's own, with texts kept apart. */

export { Fragment, type JSX } from "react/jsx-runtime";

export const jsx: typeof element = (type, props, key) => element(type, ownTexts(type, Object(props)), key);

export const jsxs: typeof elements = (type, props, key) => {
  const own = ownTexts(type, Object(props));
  // Texts alone become one, which is no longer a list.
  return "children" in own && Array.isArray(own.children)
    ? elements(type, own, key)
    : element(type, own, key);
};
