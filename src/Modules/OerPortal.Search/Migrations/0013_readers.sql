-- How many people read or took along a resource lately, as of the last time it was looked at (job FollowUse); what fewer than five did is not
-- here. A table of its own: a count in the document's row would write the entries of all its words anew.
CREATE TABLE search.readers (
    resource_id uuid PRIMARY KEY,
    readers integer NOT NULL
);

-- Whose count an index elsewhere does not show yet.
CREATE TABLE search.readers_told (
    engine text NOT NULL,
    resource_id uuid NOT NULL,
    PRIMARY KEY (engine, resource_id)
);
