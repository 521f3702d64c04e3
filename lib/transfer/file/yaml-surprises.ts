import {
  type Alias,
  type Document,
  isAlias,
  isMap,
  isNode,
  isPair,
  isScalar,
  type Node,
  type Scalar,
  visit,
} from "yaml";
import { MAX_ISSUES } from "@/lib/contract/limits";
import { characterName } from "@/lib/text/character-names";
import { escapeUnseen, hiddenIn } from "@/lib/text/unseen";
import { MAX_WRITTEN_OUT } from "./file-limits";

/** A place that YAML would read otherwise than its writer meant, as an offset in the text. */
export type Surprise = { at: number; message: string };

/**
 * Tags that YAML reads like JSON. Any other tag makes a value of a kind that the API does not have, or loses
 * the value.
 */
const PLAIN = /^(?:!|tag:yaml\.org,2002:(?:str|int|float|bool|null|map|seq))$/;

/**
 * Names the places where YAML would silently change a value, with the text to write instead: a filter that
 * loses a condition fires more often. One walk over the tree, because an alias refers to the last anchor of
 * its name before it.
 */
export function surprisesOf(yaml: Document, text: string): Surprise[] {
  const found: Surprise[] = [];
  const say = ({ range }: Node, message: string) => {
    if (found.length < MAX_ISSUES) found.push({ at: range?.[0] ?? 0, message });
  };
  const anchors = new Map<string, Node>();
  const targetOf = ({ source }: Alias) => anchors.get(source);
  const writtenOut = lengthWrittenOut(text.length);
  visit(yaml, {
    Pair(_, { key }, path) {
      const message = isScalar(key) && !isInFilter(path) ? hiddenName(key, text) : undefined;
      if (message !== undefined && isScalar(key)) say(key, message);
    },
    Node(_, node, path) {
      if (isAlias(node)) {
        const target = targetOf(node);
        if (target && path.includes(target)) say(node, `*${node.source} refers to what it is a part of`);
        else if (target && !writtenOut(target, path)) {
          say(node, "the file is too long once its aliases (*name) are written out");
          return visit.BREAK;
        }
        return undefined;
      }
      if (node.anchor !== undefined) anchors.set(node.anchor, node);
      if (node.tag !== undefined && !PLAIN.test(node.tag)) {
        say(
          node,
          `the tag ${node.tag.replace("tag:yaml.org,2002:", "!!")} has no meaning here: leave it out`,
        );
      }
      if (isScalar(node)) {
        const message = numberProblem(node) ?? noColon(node);
        if (message !== undefined) say(node, message);
      }
      if (isMap(node)) {
        const names = new Set<string>();
        for (const { key } of node.items) {
          const name = isAlias(key) ? targetOf(key) : key;
          if (!isScalar(name)) {
            say(isAlias(key) ? key : node, "a name must be text");
            continue;
          }
          const text = String(name.value);
          if (!isNamed(name, text)) say(name, "this name would become another text: write it in quotes");
          else if (names.has(text) && text !== MERGE) say(name, `${text} is said twice`);
          names.add(text);
        }
      }
      return undefined;
    },
  });
  return found.toSorted((a, b) => a.at - b.at);
}

/** Adds up the text's length with its aliases written out; returns false once it exceeds MAX_WRITTEN_OUT. */
function lengthWrittenOut(length: number): (target: Node, path: readonly unknown[]) => boolean {
  const brought = new Map<unknown, number>();
  let all = length;
  return (target, path) => {
    const [from, to] = target.range ?? [0, 0];
    const weight = to - from + (brought.get(target) ?? 0);
    all += weight;
    // An alias inside of another anchor lengthens every use of that anchor.
    for (const outer of path) {
      if (isNode(outer) && !isAlias(outer) && "anchor" in outer && outer.anchor !== undefined) {
        brought.set(outer, (brought.get(outer) ?? 0) + weight);
      }
    }
    return all <= MAX_WRITTEN_OUT;
  };
}

/** Names in filters may be anything; the lint of filters reports odd ones. */
const isInFilter = (path: readonly unknown[]): boolean =>
  path.some((part) => isPair(part) && isScalar(part.key) && part.key.value === "filters");

/** Message for a field's name with an invisible character, unless that is written by its number. */
function hiddenName({ range }: Scalar, text: string): string | undefined {
  const written = range ? text.slice(range[0], range[1]) : "";
  const hidden = hiddenIn(written).filter((character) => !/^[\r\n]+$/.test(character));
  if (hidden.length === 0) return undefined;
  return `this name holds ${hidden.map(characterName).join(", ")}, which cannot be seen (${escapeUnseen(written)}): take it out`;
}

/** Message for `name:` with an odd space behind it, so that YAML reads all of it as one text. */
function noColon({ value, type }: Scalar): string | undefined {
  const [, space] =
    type === "PLAIN" && typeof value === "string" ? (/^[\w$]+:(\P{ASCII})/u.exec(value) ?? []) : [];
  if (space === undefined || hiddenIn(space).length === 0) return undefined;
  return `${characterName(space)} stands behind the colon, which cannot be seen: write a plain space`;
}

const MERGE = "<<";

function numberProblem({ value, source }: Scalar): string | undefined {
  if (typeof value === "bigint") return `${source ?? value} would lose digits: write it in quotes`;
  if (typeof value !== "number") return undefined;
  if (!Number.isFinite(value)) return `${source ?? value} is no number that JSON has`;
  const whole = source !== undefined && /^[-+]?\d+$/.test(source) ? source.replace("+", "") : undefined;
  if (whole === undefined || whole === String(value) || BigInt(whole) === BigInt(value)) return undefined;
  return `${source} would lose digits: write it in quotes`;
}

function isNamed({ value, source }: Scalar, text: string): boolean {
  return typeof value === "string" || typeof value === "symbol" || (value !== null && source === text);
}
