CREATE TYPE "public"."link_state" AS ENUM('open', 'used', 'void');--> statement-breakpoint
CREATE TABLE "recovery_ask" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"account" text NOT NULL,
	"address" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"answered_at" timestamp (3) with time zone,
	CONSTRAINT "recovery_ask_account_length" CHECK (length("recovery_ask"."account") <= 254)
);
--> statement-breakpoint
CREATE TABLE "recovery_link" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"person_id" uuid NOT NULL,
	"token_hash" "bytea" NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"state" "link_state" DEFAULT 'open' NOT NULL,
	"closed_at" timestamp (3) with time zone,
	CONSTRAINT "recovery_link_token_hash_unique" UNIQUE("token_hash"),
	CONSTRAINT "recovery_link_token" CHECK (octet_length("recovery_link"."token_hash") = 32),
	CONSTRAINT "recovery_link_closed" CHECK (("recovery_link"."state" = 'open') = ("recovery_link"."closed_at" IS NULL)),
	CONSTRAINT "recovery_link_time" CHECK ("recovery_link"."expires_at" > "recovery_link"."created_at")
);
--> statement-breakpoint
ALTER TABLE "mail" ADD COLUMN "sealed" "bytea";--> statement-breakpoint
ALTER TABLE "recovery_link" ADD CONSTRAINT "recovery_link_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "recovery_ask_account" ON "recovery_ask" USING btree ("account","at");--> statement-breakpoint
CREATE INDEX "recovery_ask_address" ON "recovery_ask" USING btree ("address","at");--> statement-breakpoint
CREATE INDEX "recovery_ask_at" ON "recovery_ask" USING btree ("at");--> statement-breakpoint
CREATE UNIQUE INDEX "recovery_link_newest" ON "recovery_link" USING btree ("person_id") WHERE "recovery_link"."state" = 'open';--> statement-breakpoint
CREATE INDEX "recovery_link_created" ON "recovery_link" USING btree ("created_at");--> statement-breakpoint
CREATE INDEX "mail_sealed" ON "mail" USING btree ("created_at") WHERE "mail"."sealed" IS NOT NULL;