using OerPortal.Cms.Web;

namespace OerPortal.Resources;

/// <summary>What kept pages that are made of resources carry (<see cref="GuestCacheAttribute"/>).</summary>
public static class ResourceTags
{
    /// <summary>Every such page; forgotten when something must not be shown any more, wherever it stands.</summary>
    public const string All = "resources";

    /// <summary>Pages that list resources or count them.</summary>
    public const string Lists = "resource-lists";

    /// <summary>Pages of one resource, whose route names it <c>publicId</c>.</summary>
    public const string One = "resource:{publicId}";

    /// <summary><see cref="One"/> of this resource.</summary>
    public static string Of(string publicId) => $"resource:{publicId}";
}
