import type { Page } from "@playwright/test";

/**
 * Translates the page as a browser does, its present and future texts: replaces each text by two `font`
 * elements with a new one. Elements with translate="no" are left alone.
 */
export async function translate(page: Page): Promise<void> {
  await page.evaluate(() => {
    const SKIPPED = "script, style, noscript, textarea, font, [translate=no]";
    const wrap = (text: Node) => {
      if (!text.parentElement || text.parentElement.closest(SKIPPED) || !text.nodeValue?.trim()) return;
      const outer = document.createElement("font");
      const inner = outer.appendChild(document.createElement("font"));
      inner.append(text.nodeValue);
      text.parentElement.replaceChild(outer, text);
    };
    const all = (root: Node) => {
      const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
      const texts: Node[] = [];
      for (let node: Node | null = walker.currentNode; node; node = walker.nextNode()) {
        if (node.nodeType === Node.TEXT_NODE) texts.push(node);
      }
      texts.forEach(wrap);
    };
    all(document.body);
    new MutationObserver((records) => {
      for (const { target, addedNodes } of records) {
        if (target.nodeType === Node.TEXT_NODE) wrap(target);
        addedNodes.forEach(all);
      }
    }).observe(document.body, { subtree: true, childList: true, characterData: true });
  });
}
