import { RoutingSkeleton } from "@/components/routing/routing-skeleton";

export default function Loading() {
  return <RoutingSkeleton />;
}
