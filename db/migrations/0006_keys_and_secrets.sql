ALTER TABLE "api_keys" ADD COLUMN "former_secret_hash" text;--> statement-breakpoint
ALTER TABLE "api_keys" ADD COLUMN "former_until" timestamp(3) with time zone;--> statement-breakpoint
ALTER TABLE "api_keys" ADD COLUMN "teams" jsonb;--> statement-breakpoint
ALTER TABLE "api_keys" ADD COLUMN "secret_at" timestamp(3) with time zone;--> statement-breakpoint
ALTER TABLE "sources" ADD COLUMN "former_secret_sealed" text;--> statement-breakpoint
ALTER TABLE "sources" ADD COLUMN "former_until" timestamp(3) with time zone;