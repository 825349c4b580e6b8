namespace OerPortal.Cms.Jobs;

/// <summary>A piece of background work: a small record that serialises to JSON and names what to do.</summary>
public interface IJob
{
    /// <summary>
    /// Names the work within its type: while a job of that key waits, another one is not queued beside it. One that runs does not
    /// count, since it may have begun before what it is asked for now. Null where each job is work of its own.
    /// </summary>
    string? Key => null;

    /// <summary>What the job waits behind.</summary>
    JobLane Lane => JobLane.Ordinary;

    /// <summary>Whom the work is for: the many jobs of one person never take all workers. Null where nobody's jobs come in numbers.</summary>
    Guid? PersonId => null;
}

/// <summary>Jobs of an earlier lane go first, and upkeep never takes the last worker.</summary>
public enum JobLane : short
{
    /// <summary>Somebody looks at a progress bar meanwhile.</summary>
    People = 0,

    /// <summary>What follows from a change.</summary>
    Ordinary = 1,

    /// <summary>Long or recurring work that nobody waits for.</summary>
    Upkeep = 2,
}
