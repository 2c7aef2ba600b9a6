-- Keys that read cases so far saw customers and notes too, and go on doing so.
update api_keys set scopes = scopes || '["customers:read", "notes:read"]'::jsonb
  where scopes ? 'cases:read' and not scopes ? 'customers:read';
--> statement-breakpoint
-- Whoever changes a role, a password or who works here: what was signed in before is signed out.
create function end_sessions() returns trigger language plpgsql as
$$ begin delete from sessions where user_id = new.id; return null; end $$;
--> statement-breakpoint
create trigger users_end_sessions after update of role, password_hash, active on users for each row
  when (old.role is distinct from new.role or old.password_hash is distinct from new.password_hash
    or old.active is distinct from new.active)
  execute function end_sessions();
