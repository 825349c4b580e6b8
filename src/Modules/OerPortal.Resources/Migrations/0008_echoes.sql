-- Something is wrong with a resource: said by anybody, guests too, of whom nothing is kept.
CREATE TABLE resources.fault_report (
    id uuid PRIMARY KEY,
    public_id text NOT NULL,
    resource_id uuid NOT NULL REFERENCES resources.resource ON DELETE CASCADE,
    site_id uuid NOT NULL,
    -- Who could see it then: decides whose desk it comes to, after a withdrawal too.
    visibility integer NOT NULL,
    version integer NOT NULL,
    kind integer NOT NULL,
    words text NOT NULL,
    file_id uuid,
    locator text,
    within double precision,
    reported_by uuid,
    reported_at timestamptz NOT NULL,
    CONSTRAINT fault_report_public_id_key UNIQUE (public_id)
);
CREATE INDEX fault_report_site_idx ON resources.fault_report (site_id, reported_at);
CREATE INDEX fault_report_resource_idx ON resources.fault_report (resource_id);
CREATE INDEX fault_report_reporter_idx ON resources.fault_report (reported_by) WHERE reported_by IS NOT NULL;

CREATE TABLE resources.fault_answer (
    report_id uuid PRIMARY KEY REFERENCES resources.fault_report ON DELETE CASCADE,
    site_id uuid NOT NULL,
    answered_by uuid NOT NULL,
    answered_at timestamptz NOT NULL,
    words text NOT NULL
);

CREATE TABLE resources.fault_closure (
    report_id uuid PRIMARY KEY REFERENCES resources.fault_report ON DELETE CASCADE,
    site_id uuid NOT NULL,
    closed_by uuid NOT NULL,
    closed_at timestamptz NOT NULL,
    outcome integer NOT NULL
);

-- "Used with class 4A": everybody sees how many said so, teachers what was said.
CREATE TABLE resources.class_use (
    resource_id uuid NOT NULL REFERENCES resources.resource ON DELETE CASCADE,
    person_id uuid NOT NULL,
    class_name text NOT NULL,
    note text,
    said_at timestamptz NOT NULL,
    -- When its contributor was told, once a day of all that is new.
    told_at timestamptz,
    PRIMARY KEY (resource_id, person_id)
);
CREATE INDEX class_use_person_idx ON resources.class_use (person_id);
CREATE INDEX class_use_untold_idx ON resources.class_use (said_at) WHERE told_at IS NULL;

-- There exactly while somebody wants to be shown with what they gave.
CREATE TABLE resources.teacher_page (
    person_id uuid PRIMARY KEY,
    public_id text NOT NULL,
    shown_at timestamptz NOT NULL,
    CONSTRAINT teacher_page_public_id_key UNIQUE (public_id)
);
