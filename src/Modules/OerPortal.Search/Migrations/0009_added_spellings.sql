-- Spellings of one thing that the department has added to those of spellings.txt.
CREATE TABLE search.spelling (
    id uuid PRIMARY KEY,
    -- Parted by |, as in the file.
    names text NOT NULL UNIQUE,
    added_at timestamptz NOT NULL
);
