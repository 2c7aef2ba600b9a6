CREATE INDEX "fired_deadlines_fired_idx" ON "fired_deadlines" USING brin ("fired_at");--> statement-breakpoint
CREATE INDEX "notices_created_idx" ON "notices" USING brin ("created_at");