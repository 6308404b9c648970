import { answerMissing, pageRoute } from "@/components/answer-page";

export const dynamic = "force-dynamic";

/** Whatever no other route is for. */
export async function GET(request: Request): Promise<Response> {
  return pageRoute(request, answerMissing);
}
