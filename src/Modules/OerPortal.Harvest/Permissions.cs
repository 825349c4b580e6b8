using OerPortal.Cms.Security;

namespace OerPortal.Harvest;

/// <summary>What this module lets people do.</summary>
public static class Permissions
{
    public const string SourcesId = "harvest.sources";

    /// <summary>Say which sources the portal takes records from; only portal administrators.</summary>
    public static readonly Permission Sources = new(SourcesId);
}
