using System.ComponentModel;
using OerPortal.Sites.Markup;

namespace OerPortal.Sites.Models;

/// <summary>A site's front page: what everybody sees, and what its librarian is working on.</summary>
public sealed class SiteFront
{
    public required Guid SiteId { get; init; }

    public required FrontLayout Live { get; set; }

    /// <summary>Null where nothing waits to go live.</summary>
    public FrontLayout? Draft { get; set; }

    public Guid[] LiveFiles { get; set; } = [];

    public Guid[] DraftFiles { get; set; } = [];

    public DateTimeOffset ChangedAt { get; set; }
}

/// <summary>What a front page is made of, from top to bottom.</summary>
[ImmutableObject(true)]
public sealed record FrontLayout
{
    /// <summary>Picture beside the site's name; null for the portal's own sign.</summary>
    public Guid? Logo { get; init; }

    public IReadOnlyList<FrontBlock> Blocks { get; init; } = [];

    /// <summary>Pictures and files of the site that it shows.</summary>
    internal IReadOnlyList<Guid> Files =>
        [.. Blocks.SelectMany(block => block.Pictures.Select(picture => picture.FileId).Concat(PageText.FilesOf(PageText.Read(block.Text)))).Concat(Logo is { } logo ? [logo] : []).Distinct()];
}

/// <summary>One block; which of the rest it uses says <see cref="BlockKinds"/>.</summary>
public sealed record FrontBlock
{
    /// <summary>Of <see cref="BlockKinds"/>.</summary>
    public required string Kind { get; init; }

    /// <summary>Heading; empty for the usual one.</summary>
    public string Title { get; init; } = "";

    /// <summary>Markdown.</summary>
    public string Text { get; init; } = "";

    /// <summary>How it looks, where there is a choice.</summary>
    public string Style { get; init; } = "";

    public IReadOnlyList<FrontPicture> Pictures { get; init; } = [];

    /// <summary>Lines "address | words".</summary>
    public IReadOnlyList<string> Lines { get; init; } = [];

    /// <summary>Whether it stands on a coloured ground.</summary>
    public bool IsTinted { get; init; }

    /// <summary>Whether it takes half of a wide screen.</summary>
    public bool IsHalf { get; init; }
}

public sealed record FrontPicture(Guid FileId, string Description);

/// <summary>What a library or a class recommends.</summary>
public sealed class Recommendation
{
    public required Guid SiteId { get; init; }

    /// <summary>Public id of the resource.</summary>
    public required string ResourceId { get; init; }

    /// <summary>Who recommends it and why, in one sentence; may be empty.</summary>
    public required string Words { get; set; }

    public required DateTimeOffset At { get; set; }
}

/// <summary>The menu that a site made for itself.</summary>
public sealed class SiteMenu
{
    public required Guid SiteId { get; init; }

    public required MenuEntries Entries { get; set; }
}

public sealed record MenuEntries(IReadOnlyList<MenuEntry> All);

/// <param name="Text">Empty for the name of a place that the portal has.</param>
/// <param name="Address">Within the site, or of a page elsewhere; empty for one that only holds others.</param>
/// <param name="Below">The second level; those have none.</param>
public sealed record MenuEntry(string Text, string Address, IReadOnlyList<MenuEntry> Below);
