import "server-only";
import {
  type KyselyPlugin,
  OperationNodeTransformer,
  type PluginTransformQueryArgs,
  type PrimitiveValueListNode,
  type ValueNode,
} from "kysely";

/**
 * PostgreSQL's text cannot hold U+0000, which any name and any search may have: the sign for an unreadable character
 * takes its place, in what is written and in what is looked for alike, so that both still meet.
 */
export const withoutNul: KyselyPlugin = {
  transformQuery: ({ node }: PluginTransformQueryArgs) => replacing.transformNode(node),
  transformResult: async ({ result }) => result,
};

function storable<T>(value: T): T | string {
  return typeof value === "string" ? value.replaceAll("\0", "\uFFFD") : value;
}

const replacing = new (class extends OperationNodeTransformer {
  protected override transformValue(node: ValueNode): ValueNode {
    return { ...node, value: storable(node.value) };
  }

  protected override transformPrimitiveValueList(node: PrimitiveValueListNode): PrimitiveValueListNode {
    return { ...node, values: node.values.map(storable) };
  }
})();
