import "server-only";
import {
  type KyselyPlugin,
  OperationNodeTransformer,
  type PluginTransformQueryArgs,
  type PrimitiveValueListNode,
  type ValueNode,
} from "kysely";

/**
 * Replaces U+0000 in texts, which PostgreSQL cannot store, by the sign for an unreadable character. Names
 * and searches may contain it; both are written with the same sign, so that a search still finds the name.
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
