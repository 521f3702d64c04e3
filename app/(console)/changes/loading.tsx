import { ChangesSkeleton } from "@/components/changes/changes-states";

export default function Loading() {
  return <ChangesSkeleton />;
}
