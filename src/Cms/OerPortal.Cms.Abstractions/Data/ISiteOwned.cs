namespace OerPortal.Cms.Data;

/// <summary>A row that only its own site sees. Queries are filtered to the current site by default; see <see cref="ModuleDbContext.SiteFilter"/>.</summary>
public interface ISiteOwned
{
    Guid SiteId { get; }
}
