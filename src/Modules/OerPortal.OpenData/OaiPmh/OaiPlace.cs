using OerPortal.Cms.Sites;
using OerPortal.OpenData.OaiPmh.Formats;

namespace OerPortal.OpenData.OaiPmh;

/// <summary>The repository that was asked: the portal's, or a school's with what that school contributed.</summary>
/// <param name="Address">As it was asked, without arguments; the <c>baseURL</c>.</param>
/// <param name="Origin">Where the portal stands, with which the addresses in records begin.</param>
/// <param name="Namespace">The domain name in identifiers.</param>
internal sealed record OaiPlace(string Address, string Origin, string Namespace, IReadOnlyList<string> AdminEmails, Site Site, Site Portal, OpenWords Words)
{
    /// <summary>What tokens are bound to.</summary>
    public Guid Id => Site.Id;

    /// <summary>Null at the portal, which has everything.</summary>
    public Guid? SchoolId => Site.IsPortal ? null : Site.Id;

    public string Identifier(string publicId) => $"oai:{Namespace}:{publicId}";

    /// <summary>Null when it is none of this portal's.</summary>
    public string? PublicId(string identifier)
    {
        var start = $"oai:{Namespace}:";
        return identifier.StartsWith(start, StringComparison.OrdinalIgnoreCase) && Cms.Text.PublicId.IsWellFormed(identifier[start.Length..]) ? identifier[start.Length..] : null;
    }

    public RecordPlace Record(DateTimeOffset changedAt) => new(Origin, Namespace, Portal.Name, Words, changedAt);
}
