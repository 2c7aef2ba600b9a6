DROP INDEX "quarantine_open_idx";--> statement-breakpoint
ALTER TABLE "responses" ALTER COLUMN "decision" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "responses" ADD COLUMN "last_event_at" timestamp(3) with time zone;--> statement-breakpoint
ALTER TABLE "responses" ADD COLUMN "obstacle" jsonb;--> statement-breakpoint
CREATE INDEX "quarantine_source_idx" ON "quarantine" USING btree ("source","received_at","id");--> statement-breakpoint
CREATE INDEX "responses_unfinished_idx" ON "responses" USING btree ("last_event_at") WHERE not "responses"."finished";--> statement-breakpoint
CREATE INDEX "quarantine_open_idx" ON "quarantine" USING btree ("received_at","id") WHERE "quarantine"."settled_at" is null;--> statement-breakpoint
ALTER TABLE "responses" ADD CONSTRAINT "responses_decision_check" CHECK ("responses"."finished" = ("responses"."decision" is not null));--> statement-breakpoint
ALTER TABLE "responses" ADD CONSTRAINT "responses_last_event_check" CHECK ("responses"."finished" = ("responses"."last_event_at" is null));