namespace OerPortal.Usage;

/// <summary>How much resources are used, for other modules.</summary>
public interface IUsage
{
    /// <summary>Of these resources, at all sites together; those that nobody used are left out. Asks no rights.</summary>
    Task<IReadOnlyDictionary<Guid, ResourceUse>> OfAsync(IReadOnlyCollection<Guid> resourceIds, CancellationToken cancellation);

    /// <summary>
    /// What most people read or took along, first the most; only what at least five people did, so that a shelf tells of nobody. Asks no
    /// rights: take as many as the viewer may see, and stop. At most a thousand are given.
    /// </summary>
    /// <param name="siteId">At this site; null for all sites together.</param>
    IAsyncEnumerable<ResourceUse> MostReadAsync(Guid? siteId, CancellationToken cancellation);

    /// <summary>
    /// All that at least five people read or took along, in the order of the ids. Asks no rights: for those who put things in order by it.
    /// Read in portions, however many.
    /// </summary>
    IAsyncEnumerable<ResourceUse> AllReadAsync(CancellationToken cancellation);

    /// <summary>Everything that everybody may know, day by day: only of resources that are public now. Read in portions, however many days.</summary>
    /// <param name="from">First day, in Vietnam's time.</param>
    /// <param name="to">Last day.</param>
    IAsyncEnumerable<OpenUse> OpenDaysAsync(DateOnly from, DateOnly to, CancellationToken cancellation);

    /// <summary>What was used at a school's site, of five people at least, day by day; days without any are left out. Asks no rights.</summary>
    Task<IReadOnlyList<UsedDay>> DaysAsync(Guid siteId, DateOnly from, DateOnly to, CancellationToken cancellation);

    /// <summary>The week at a site; null for all sites together. Asks no rights.</summary>
    Task<UsedWeek> WeekAsync(Guid? siteId, CancellationToken cancellation);
}
