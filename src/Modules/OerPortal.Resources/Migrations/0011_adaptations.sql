-- Works that were begun as copies of others: of which, and the licence it had then, which binds them.
ALTER TABLE resources.resource
    ADD COLUMN adapted_from text,
    ADD COLUMN adapted_licence text;
