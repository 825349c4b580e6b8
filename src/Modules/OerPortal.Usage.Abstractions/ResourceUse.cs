namespace OerPortal.Usage;

/// <summary>How a resource was used in the last 90 days, as of the last tally (a few hours old at most).</summary>
/// <param name="Readers">People who read or took it along in these days.</param>
public sealed record ResourceUse(Guid ResourceId, UseCount Views, UseCount Reads, UseCount Downloads)
{
    public int Readers => Reads.People + Downloads.People;
}

/// <summary>Uses of a public resource at a site, as everybody may know it: of at least five people together. Null where fewer are waiting, or nobody.</summary>
/// <param name="Day">When the fifth came, in Vietnam's time: uses of some days before may be among them.</param>
/// <param name="SiteId">Where it was used: a school's site or the portal.</param>
public sealed record OpenUse(DateOnly Day, Guid ResourceId, Guid SiteId, int? Views, int? Reads, int? Downloads);
