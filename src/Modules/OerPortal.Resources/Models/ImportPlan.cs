using OerPortal.Cms.Data;

namespace OerPortal.Resources.Models;

/// <summary>Steps of an import that wait until its files are checked; gone when they have happened.</summary>
public sealed class ImportPlan : ISiteOwned
{
    public Guid ResourceId { get; init; }

    public Guid SiteId { get; init; }

    public List<ImportedStep> Steps { get; init; } = [];
}
