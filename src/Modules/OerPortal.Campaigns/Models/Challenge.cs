using OerPortal.Cms.Data;
using OerPortal.Cms.Text;

namespace OerPortal.Campaigns.Models;

/// <summary>Something the classes of a school read for, each towards the same goal; between two days.</summary>
public sealed class Challenge : ISiteOwned
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public string PublicId { get; init; } = Cms.Text.PublicId.New();

    public required Guid SiteId { get; init; }

    public string Title { get; set; } = "";

    /// <summary>Plain text; an empty line begins a new paragraph.</summary>
    public string Body { get; set; } = "";

    /// <summary>How many books a class reads together.</summary>
    public int Goal { get; set; }

    public DateOnly OpensOn { get; set; }

    /// <summary>The last day.</summary>
    public DateOnly ClosesOn { get; set; }

    public DateTimeOffset ChangedAt { get; set; }

    /// <summary>1/12/2026 – 31/1/2027.</summary>
    public string Days => $"{OpensOn.Day()} – {ClosesOn.Day()}";

    public bool IsOpen(DateOnly today) => OpensOn <= today && today <= ClosesOn;

    public bool IsOver(DateOnly today) => ClosesOn < today;
}
