-- Whoever was asked works on it from when they said yes. Those who did before nobody asked them have said so by working.
ALTER TABLE resources.co_author ADD COLUMN accepted_at timestamptz;
UPDATE resources.co_author SET accepted_at = invited_at;
