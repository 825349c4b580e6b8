-- A collection has sections with a few lines, and a note beside each thing. Positions count through all sections.
CREATE TABLE resources.collection_section (
    id uuid PRIMARY KEY,
    collection_id uuid NOT NULL REFERENCES resources.collection ON DELETE CASCADE,
    site_id uuid NOT NULL,
    position integer NOT NULL,
    heading text NOT NULL,
    words text NOT NULL
);
CREATE INDEX collection_section_collection_idx ON resources.collection_section (collection_id);
ALTER TABLE resources.collection_item
    ADD COLUMN section_id uuid REFERENCES resources.collection_section ON DELETE SET NULL,
    ADD COLUMN note text;
CREATE INDEX collection_item_section_idx ON resources.collection_item (section_id) WHERE section_id IS NOT NULL;

-- Shown to everybody since somebody let it (docs/adr/0051-collections-are-looked-at-first.md); those that were there before are.
CREATE TABLE resources.collection_publication (
    collection_id uuid PRIMARY KEY REFERENCES resources.collection ON DELETE CASCADE,
    site_id uuid NOT NULL,
    published_by uuid NOT NULL,
    published_at timestamptz NOT NULL,
    -- As far as somebody has looked at it: the collection's own goes on when its maker changes it.
    revision integer NOT NULL
);
INSERT INTO resources.collection_publication (collection_id, site_id, published_by, published_at, revision)
SELECT id, site_id, owner_id, created_at, revision FROM resources.collection;

-- Waits for somebody to look at it; and what was said when it was not let.
CREATE TABLE resources.collection_submission (
    collection_id uuid PRIMARY KEY REFERENCES resources.collection ON DELETE CASCADE,
    site_id uuid NOT NULL,
    submitted_by uuid NOT NULL,
    submitted_at timestamptz NOT NULL
);
CREATE TABLE resources.collection_return (
    collection_id uuid PRIMARY KEY REFERENCES resources.collection ON DELETE CASCADE,
    site_id uuid NOT NULL,
    returned_by uuid NOT NULL,
    returned_at timestamptz NOT NULL,
    comment text NOT NULL
);

-- Opens to whoever has the address, until its maker ends that.
CREATE TABLE resources.collection_link (
    collection_id uuid PRIMARY KEY REFERENCES resources.collection ON DELETE CASCADE,
    site_id uuid NOT NULL,
    token text NOT NULL UNIQUE,
    shared_at timestamptz NOT NULL
);

-- The department's are offered to all schools; a school may hide single ones.
CREATE TABLE resources.hidden_collection (
    site_id uuid NOT NULL,
    collection_id uuid NOT NULL REFERENCES resources.collection ON DELETE CASCADE,
    PRIMARY KEY (site_id, collection_id)
);

CALL cms.follow(
    'resources.collection_section', 'collection',
    'SELECT c.id, c.public_id, c.site_id FROM listing l JOIN resources.collection c ON c.id = l.collection_id', is_part => true);
CALL cms.follow(
    'resources.collection_publication', 'collection',
    'SELECT c.id, c.public_id, c.site_id FROM listing l JOIN resources.collection c ON c.id = l.collection_id', is_part => true);
