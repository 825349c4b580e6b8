namespace OerPortal.Usage;

/// <summary>How a resource was used in the last 90 days, as of the last tally (a few hours old at most).</summary>
/// <param name="Readers">People who read or took it along in these days.</param>
public sealed record ResourceUse(Guid ResourceId, UseCount Views, UseCount Reads, UseCount Downloads)
{
    public int Readers => Reads.People + Downloads.People;
}

/// <summary>A public resource at a site on a day, as everybody may know it; null stands for "under five".</summary>
/// <param name="Day">In Vietnam's time.</param>
/// <param name="SiteId">Where it was used: a school's site or the portal.</param>
public sealed record OpenUse(DateOnly Day, Guid ResourceId, Guid SiteId, int? Views, int? Reads, int? Downloads);
