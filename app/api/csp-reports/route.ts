import { takeReport } from "@/server/policy-reports/take-report";

export const POST = (request: Request): Promise<Response> => takeReport(request);
