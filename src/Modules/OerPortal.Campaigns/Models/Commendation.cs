using OerPortal.Cms.Data;

namespace OerPortal.Campaigns.Models;

/// <summary>A library's thanks to somebody who helped it.</summary>
public sealed class Commendation : ISiteOwned
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public string PublicId { get; init; } = Cms.Text.PublicId.New();

    public required Guid SiteId { get; init; }

    /// <summary>A person, a class, a family.</summary>
    public string Name { get; set; } = "";

    /// <summary>"đã tặng thư viện bốn mươi cuốn truyện".</summary>
    public string Reason { get; set; } = "";

    public string SignedBy { get; set; } = "";

    public DateOnly GivenOn { get; set; }

    /// <summary>Whether it stands on the library's site; only of those who were asked.</summary>
    public bool IsShown { get; set; }

    public DateTimeOffset ChangedAt { get; set; }
}
