UPDATE "call_request" AS older SET "withdrawn_at" = now()
 WHERE older."done_at" IS NULL AND older."withdrawn_at" IS NULL AND EXISTS (
   SELECT 1 FROM "call_request" AS newer
    WHERE newer."customer_id" = older."customer_id" AND newer."advisor_id" = older."advisor_id"
      AND newer."done_at" IS NULL AND newer."withdrawn_at" IS NULL
      AND (newer."created_at", newer."id") > (older."created_at", older."id"));--> statement-breakpoint
CREATE UNIQUE INDEX "call_request_open" ON "call_request" USING btree ("customer_id","advisor_id") WHERE "call_request"."done_at" IS NULL AND "call_request"."withdrawn_at" IS NULL;